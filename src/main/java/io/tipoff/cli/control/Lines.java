package io.tipoff.cli.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lines of text over a socket, of bounded length and within bounded time. */
final class Lines {
  private static final int BLOCK = 4096;

  private final Socket socket;
  private final int longest;
  private final byte[] block = new byte[BLOCK];
  private int from;
  private int to;

  /**
   * The lines that come in.
   *
   * @param longest bytes of one line
   */
  Lines(Socket socket, int longest) {
    this.socket = socket;
    this.longest = longest;
  }

  /**
   * Reads a line, however slowly it comes.
   *
   * @return null at the end
   * @throws IOException if it is too long, or not complete within this time
   */
  @Nullable String read(Duration patience) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      if (from == to && !fill(end)) {
        return null;
      }
      byte next = block[from++];
      if (next == '\n') {
        return line.toString(StandardCharsets.UTF_8);
      }
      line.write(next);
      if (line.size() > longest) {
        throw new IOException("a line of more than " + longest + " bytes");
      }
    }
  }

  private boolean fill(long end) throws IOException {
    long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
    if (millis <= 0) {
      throw new SocketTimeoutException("no whole line in time");
    }
    socket.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
    from = 0;
    to = socket.getInputStream().read(block);
    if (to < 0) {
      to = 0;
      return false;
    }
    return true;
  }

  /** Writes a line at once. */
  static void write(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }
}

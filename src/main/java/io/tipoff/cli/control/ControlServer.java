package io.tipoff.cli.control;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on this machine alone for what an operator asks of the bot in this process. A file that
 * only its owner can read says where, and holds the token that goes with every request.
 */
public final class ControlServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
  private static final int CONNECTIONS = 16;
  private static final int LONGEST_REQUEST = 4096;
  private static final int TOKEN_BYTES = 32;
  private static final Duration REQUEST = Duration.ofSeconds(5);

  private final ServerSocket socket;
  private final Path file;
  private final Requests requests;
  private final Semaphore room = new Semaphore(CONNECTIONS);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Thread acceptor;

  private ControlServer(ServerSocket socket, Path file, Requests requests) {
    this.socket = socket;
    this.file = file;
    this.requests = requests;
    this.acceptor = Thread.ofVirtual().name("control").unstarted(this::accept);
  }

  /**
   * Listens from now on.
   *
   * @throws IOException if that cannot be, or the folder is open to others
   */
  public static ControlServer start(RunDirectory directory, BotId bot, OperatorDesk desk)
      throws IOException {
    String token = newToken();
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), CONNECTIONS);
      ControlFile place = new ControlFile(bot, ProcessId.self(), socket.getLocalPort(), token);
      Path file = directory.announce(place);
      ControlServer server = new ControlServer(socket, file, new Requests(desk, token));
      server.acceptor.start();
      return server;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static String newToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        if (room.tryAcquire()) {
          open.add(client);
          Thread.ofVirtual().name("control-request").start(() -> serve(client));
        } else {
          client.close();
        }
      } catch (IOException e) {
        if (!socket.isClosed()) {
          LOG.warn("A connection of an operator failed", e);
        }
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      Lines lines = new Lines(client, LONGEST_REQUEST);
      for (@Nullable String line = lines.read(REQUEST); line != null; line = lines.read(REQUEST)) {
        Lines.write(client, requests.answer(line));
      }
    } catch (IOException e) {
      LOG.debug("An operator's connection ended", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("A request of an operator failed; the bot goes on", e);
    } finally {
      open.remove(client);
      room.release();
    }
  }

  /** Listens no more; the file is gone. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
      socket.close();
      for (Socket client : open) {
        client.close();
      }
    } catch (IOException e) {
      LOG.warn("The control of this bot did not end cleanly", e);
    }
  }
}

package io.tipoff.exchange.protocol;

import io.tipoff.exchange.faults.UnknownWords;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers that do not leave as they were made. */
final class SpoiltAnswer {
  private SpoiltAnswer() {}

  /** An answer that nobody gets. */
  static final class Lost extends Response.Wrapper {
    Lost(Request request, Response response) {
      super(request, response);
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
      callback.succeeded();
    }
  }

  /** An answer with words that nobody has heard of. */
  static final class Unknown extends Response.Wrapper {
    private final String variant;

    Unknown(Request request, Response response, String variant) {
      super(request, response);
      this.variant = variant;
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
      String text = BufferUtil.toString(content, StandardCharsets.UTF_8);
      byte[] body = UnknownWords.in(text, variant).getBytes(StandardCharsets.UTF_8);
      super.write(last, ByteBuffer.wrap(body), callback);
    }
  }

  /** An answer that comes in a few pieces with pauses before them. */
  static final class Slow extends Response.Wrapper {
    private static final int PIECES = 8;

    private final Duration pause;

    Slow(Request request, Response response, Duration pause) {
      super(request, response);
      this.pause = pause;
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
      byte[] body = content == null ? new byte[0] : BufferUtil.toArray(content);
      Thread.startVirtualThread(() -> dribble(last, body, callback));
    }

    private void dribble(boolean last, byte[] body, Callback callback) {
      int piece = Math.max(1, (body.length + PIECES - 1) / PIECES);
      try {
        for (int from = 0; from < body.length; from += piece) {
          Thread.sleep(pause);
          int length = Math.min(piece, body.length - from);
          var sent = new Callback.Completable();
          super.write(false, ByteBuffer.wrap(body, from, length), sent);
          sent.get();
        }
        super.write(last, BufferUtil.EMPTY_BUFFER, callback);
      } catch (InterruptedException | ExecutionException e) {
        callback.failed(e);
      }
    }
  }
}

package io.tipoff.polymarket.rest;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** No answer came. What went wrong is told by kind: the causes may quote what was sent. */
final class TransportFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean mayHaveLeft;

  /**
   * A failure.
   *
   * @param mayHaveLeft whether a connection had begun to send the request
   */
  TransportFailure(Throwable cause, boolean mayHaveLeft) {
    super(describe(cause));
    this.mayHaveLeft = mayHaveLeft;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  boolean mayHaveLeft() {
    return mayHaveLeft;
  }

  private static String describe(Throwable cause) {
    return switch (cause) {
      case SocketTimeoutException _ -> "no connection in time";
      case TimeoutException _ -> "no answer in time";
      case ConnectException _ -> "connection refused";
      case UnknownHostException _, UnresolvedAddressException _ -> "the host's name is not known";
      case SSLException _ -> "no trusted TLS connection";
      case IllegalArgumentException _ -> "the answer is too long";
      default -> "the connection was lost (" + cause.getClass().getSimpleName() + ")";
    };
  }
}

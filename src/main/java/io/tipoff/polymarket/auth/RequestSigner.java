package io.tipoff.polymarket.auth;

/** Signs requests with the time of the call. */
public interface RequestSigner {

  /**
   * The headers of one request.
   *
   * @param method such as {@code GET}, which a WebSocket handshake is too
   * @param path without a query
   */
  SignedHeaders sign(String method, String path);
}

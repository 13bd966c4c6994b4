package io.tipoff.exchange.protocol;

/** A request that cannot be answered as asked; becomes an error body. */
final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final int INVALID_ARGUMENT = 3;
  private static final int NOT_FOUND = 5;
  private static final int FAILED_PRECONDITION = 9;
  private static final int UNIMPLEMENTED = 12;
  private static final int UNAUTHENTICATED = 16;

  private final int status;
  private final int code;

  private ApiException(int status, int code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static ApiException badRequest(String message) {
    return new ApiException(400, INVALID_ARGUMENT, message);
  }

  static ApiException failedPrecondition(String message) {
    return new ApiException(400, FAILED_PRECONDITION, message);
  }

  static ApiException unauthenticated(String message) {
    return new ApiException(401, UNAUTHENTICATED, message);
  }

  static ApiException notFound(String message) {
    return new ApiException(404, NOT_FOUND, message);
  }

  /** Nothing is known by this name; the venue does not say of what. */
  static ApiException unknown() {
    return notFound("The server was unable to process your request.");
  }

  static ApiException methodNotAllowed() {
    return new ApiException(405, UNIMPLEMENTED, "Method Not Allowed");
  }

  /** The HTTP status. */
  int status() {
    return status;
  }

  /** The gateway's own code, a gRPC status. */
  int code() {
    return code;
  }
}

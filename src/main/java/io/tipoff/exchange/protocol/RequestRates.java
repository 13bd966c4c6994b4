package io.tipoff.exchange.protocol;

/**
 * Requests a second that are allowed; 0 is no limit.
 *
 * @param authenticated of a key, over all endpoints that need one
 * @param open of an address, over all public endpoints
 * @param incentives of a key
 */
public record RequestRates(int authenticated, int open, int incentives) {
  /** The venue's own (venue documentation, page "Rate Limits"). */
  public static final RequestRates VENUE = new RequestRates(20, 20, 5);

  /** For measuring the exchange itself. */
  public static final RequestRates UNLIMITED = new RequestRates(0, 0, 0);
}

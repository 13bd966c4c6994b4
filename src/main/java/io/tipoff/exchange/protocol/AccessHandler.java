package io.tipoff.exchange.protocol;

import io.tipoff.exchange.AccountId;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Lets in who may come in, and not more often than allowed. */
final class AccessHandler extends Handler.Wrapper {
  private static final String ACCOUNT = AccountId.class.getName();

  private final Authentication authentication;
  private final RequestLimits limits;
  private final RequestRates rates;

  AccessHandler(Authentication authentication, RequestLimits limits, RequestRates rates) {
    this.authentication = authentication;
    this.limits = limits;
    this.rates = rates;
  }

  /** Who sent a request; null on public endpoints. */
  static @Nullable AccountId account(Request request) {
    return request.getAttribute(ACCOUNT) instanceof AccountId account ? account : null;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = request.getHttpURI().getCanonicalPath();
    boolean allowed;
    if (isProtected(path)) {
      AccountId account;
      try {
        account = authentication.require(request.getHeaders(), request.getMethod(), path);
      } catch (ApiException e) {
        Replies.error(response, callback, e);
        return true;
      }
      request.setAttribute(ACCOUNT, account);
      allowed = allows(path, account);
    } else {
      allowed = limits.allows(Request.getRemoteAddr(request), rates.open());
    }
    if (!allowed) {
      Replies.tooMany(response, callback);
      return true;
    }
    return super.handle(request, response, callback);
  }

  private boolean allows(String path, AccountId account) {
    return limits.allows("account " + account, rates.authenticated())
        && (!path.startsWith("/v1/incentives")
            || limits.allows("incentives " + account, rates.incentives()));
  }

  private static boolean isProtected(String path) {
    return path.startsWith("/v1/order")
        || path.startsWith("/v1/portfolio")
        || path.startsWith("/v1/account")
        || path.startsWith("/v1/incentives")
        || path.startsWith("/v1/ws/");
  }
}

package io.tipoff.exchange.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the endpoint of a path. */
final class Router {
  private static final String NAME = "*";

  /** An endpoint with the names found in the path. */
  record Match(Endpoint endpoint, List<String> names) {}

  private record Route(String method, List<String> parts, Endpoint endpoint) {
    Optional<List<String>> names(List<String> path) {
      if (path.size() != parts.size()) {
        return Optional.empty();
      }
      List<String> names = new ArrayList<>();
      for (int i = 0; i < path.size(); i++) {
        if (parts.get(i).equals(NAME)) {
          names.add(path.get(i));
        } else if (!parts.get(i).equals(path.get(i))) {
          return Optional.empty();
        }
      }
      return Optional.of(names);
    }
  }

  private final Map<String, Endpoint> plain = new HashMap<>();
  private final List<Route> named = new ArrayList<>();

  /**
   * Adds an endpoint.
   *
   * @param path where {@code *} stands for a name; paths without one win
   */
  void add(String method, String path, Endpoint endpoint) {
    if (path.contains(NAME)) {
      named.add(new Route(method, parts(path), endpoint));
    } else {
      plain.put(method + path, endpoint);
    }
  }

  private static List<String> parts(String path) {
    return List.of(path.split("/", -1));
  }

  void get(String path, Endpoint endpoint) {
    add("GET", path, endpoint);
  }

  void post(String path, Endpoint endpoint) {
    add("POST", path, endpoint);
  }

  /**
   * The endpoint of a request.
   *
   * @throws ApiException if there is none
   */
  Match find(String method, String path) {
    Endpoint found = plain.get(method + path);
    if (found != null) {
      return new Match(found, List.of());
    }
    List<String> parts = parts(path);
    boolean otherMethod = plain.containsKey(method.equals("GET") ? "POST" + path : "GET" + path);
    for (Route route : named) {
      Optional<List<String>> names = route.names(parts);
      if (names.isPresent() && route.method().equals(method)) {
        return new Match(route.endpoint(), names.get());
      }
      otherMethod |= names.isPresent();
    }
    throw otherMethod ? ApiException.methodNotAllowed() : ApiException.notFound("Not Found");
  }
}

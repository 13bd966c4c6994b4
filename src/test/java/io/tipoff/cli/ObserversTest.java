package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.engine.Observer;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObserversTest {
  private final List<String> told = new ArrayList<>();

  private Observer noting(String name) {
    return (Observer)
        Proxy.newProxyInstance(
            Observer.class.getClassLoader(),
            new Class<?>[] {Observer.class},
            (_, method, _) -> {
              told.add(name + " " + method.getName());
              return null;
            });
  }

  @Test
  void shouldTellBothEverything() throws ReflectiveOperationException {
    Observer both = new Observers(noting("first"), noting("second"));
    for (Method method : Observer.class.getMethods()) {
      told.clear();
      method.invoke(both, new Object[method.getParameterCount()]);
      assertThat(told)
          .as(method.getName())
          .containsExactly("first " + method.getName(), "second " + method.getName());
    }
  }
}

package io.tipoff;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** The rules of the package list: who may use whom, and what every package carries. */
final class Architecture {
  /** From the foundation up: a package uses itself and the packages before it. */
  static final List<String> ORDER =
      List.of(
          "market",
          "game",
          "event",
          "book",
          "portfolio",
          "model",
          "strategy",
          "risk",
          "engine",
          "journal",
          "polymarket",
          "feed",
          "paper",
          "exchange",
          "store",
          "backtest",
          "monitor",
          "config",
          "cli");

  private Architecture() {}

  /** The order of the packages directly under {@code root}. */
  static ArchRule packageOrder(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(useOnlyPackagesBeforeTheirOwn(root))
        .because("a reader learns the system from the package list, top to bottom")
        .allowEmptyShould(true);
  }

  static ArchRule noCycles(String root) {
    return slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("of two packages that use each other neither can be understood first")
        .allowEmptyShould(true);
  }

  static ArchRule nullMarked() {
    return classes()
        .should(resideInANullMarkedPackage())
        .because("the null checker reads only packages whose package-info says @NullMarked")
        .allowEmptyShould(true);
  }

  private static ArchCondition<JavaClass> useOnlyPackagesBeforeTheirOwn(String root) {
    return new ArchCondition<>("use only packages before their own in " + ORDER) {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        int place = placeOf(origin, root);
        if (place < 0) {
          var message = origin.getName() + " is in a package without a place in the order";
          events.add(SimpleConditionEvent.violated(origin, message));
          return;
        }
        for (var dependency : origin.getDirectDependenciesFromSelf()) {
          var target = dependency.getTargetClass().getBaseComponentType();
          if (isUnder(root, target) && placeOf(target, root) > place) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
    return new ArchCondition<>("reside in a @NullMarked package") {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        if (!origin.getPackage().isAnnotatedWith(NullMarked.class)) {
          var message = origin.getName() + " is in a package that is not @NullMarked";
          events.add(SimpleConditionEvent.violated(origin, message));
        }
      }
    };
  }

  private static boolean isUnder(String root, JavaClass type) {
    return type.getPackageName().startsWith(root + ".");
  }

  /** The place of the class's package in the order, -1 for none. */
  private static int placeOf(JavaClass type, String root) {
    if (!isUnder(root, type)) {
      return -1;
    }
    var below = type.getPackageName().substring(root.length() + 1);
    int dot = below.indexOf('.');
    return ORDER.indexOf(dot < 0 ? below : below.substring(0, dot));
  }
}

package io.tipoff;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.MonitorInstruction;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The rules of the deterministic core: the same events give the same commands, on any day. */
final class Determinism {
  /** What the core is made of. The event loop and its inbox live with the engine, outside it. */
  static final DescribedPredicate<JavaClass> CORE =
      resideInAnyPackage(
              "io.tipoff.market..",
              "io.tipoff.game..",
              "io.tipoff.event..",
              "io.tipoff.book..",
              "io.tipoff.portfolio..",
              "io.tipoff.model..",
              "io.tipoff.strategy..",
              "io.tipoff.risk..",
              "io.tipoff.engine..",
              "io.tipoff.paper..",
              "io.tipoff.exchange",
              "io.tipoff.exchange.world..")
          .and(describe("no event loop", type -> !isEventLoop(type)))
          .and(describe("no file of settings", type -> !isSettingsFile(type)))
          .as("are of the deterministic core");

  private static final String HASH_TABLE =
      "java.util.(HashMap|HashSet|Hashtable|IdentityHashMap|WeakHashMap)";

  private static final String ITERATION =
      "(entrySet|elements|forEach|iterator|keySet|keys|parallelStream|removeIf|replaceAll"
          + "|spliterator|stream|toArray|toString|values)";

  /** The functions of Math that may differ in the last place from one machine to the next. */
  private static final String INEXACT =
      "(acosh?|asinh?|atan[2h]?|cbrt|cosh?|exp|expm1|hypot|log|log10|log1p|pow|sinh?|tanh?)";

  private Determinism() {}

  static ArchRule noClock(DescribedPredicate<JavaClass> scope) {
    return noClasses()
        .that(scope)
        .should(
            use(
                "a clock",
                "java.lang.System#(currentTimeMillis|nanoTime)",
                "java.time.*#now",
                "java.util.Date#<init>",
                "java.util.Calendar#getInstance"))
        .orShould()
        .dependOnClassesThat(assignableTo("java.time.InstantSource"))
        .because("time is data: the core reads the time of the event");
  }

  static ArchRule noRandomness(DescribedPredicate<JavaClass> scope) {
    return noClasses()
        .that(scope)
        .should(
            use(
                "a source of randomness",
                "java.lang.Math#random",
                "java.util.UUID#randomUUID",
                "java.util.Collections#shuffle"))
        .orShould()
        .dependOnClassesThat(assignableTo("java.util.random.RandomGenerator"))
        .because("the same events give the same commands");
  }

  static ArchRule noInputOrOutput(DescribedPredicate<JavaClass> scope) {
    return noClasses()
        .that(scope)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.io..",
                    "java.nio.file..",
                    "java.nio.channels..",
                    "java.net..",
                    "javax.net..",
                    "java.sql..",
                    "javax.sql..")
                .and(not(type(Serializable.class)))
                .as("do input or output"))
        .because("sockets, files and databases live at the edges; the core is told by events");
  }

  static ArchRule noMachineSettings(DescribedPredicate<JavaClass> scope) {
    return noClasses()
        .that(scope)
        .should(
            use(
                "what differs from one process to the next",
                "java.lang.System#(getenv|getProperty|getProperties|identityHashCode)",
                "java.time.ZoneId#systemDefault",
                "java.util.(Locale|TimeZone)#getDefault"))
        .because("the same events give the same commands in any process");
  }

  static ArchRule noInexactMath(DescribedPredicate<JavaClass> scope) {
    return noClasses()
        .that(scope)
        .should(use("an inexact function of Math", "java.lang.Math#" + INEXACT))
        .because("StrictMath gives the same last digit on every machine, and Math need not");
  }

  static ArchRule noHashIteration(DescribedPredicate<JavaClass> scope) {
    return noClasses()
        .that(scope)
        .should(use("the order of a hash table", HASH_TABLE + "#" + ITERATION))
        .because("a hash table is for looking up; its order is an accident");
  }

  /** A hash table declared as Map or Set hides from the rule above; this one finds most of them. */
  static ArchRule noHiddenHashIteration(DescribedPredicate<JavaClass> scope) {
    var bareMaps = anyOf("java.util.Map#" + ITERATION);
    var bareSets = anyOf("java.util.Set#" + ITERATION).and(access -> !viewsMap(access.getOrigin()));
    return noClasses()
        .that(scope)
        .and(describe("make a hash table", Determinism::makesHashTable))
        .should(use("the order of a bare Map or Set", bareMaps.or(bareSets)))
        .because(
            "it may be the hash table made in the same class: declare what is iterated as"
                + " LinkedHashMap, SequencedMap, SortedMap, EnumMap or List")
        .allowEmptyShould(true);
  }

  static ArchRule noUnorderedFactories(DescribedPredicate<JavaClass> scope) {
    var factories =
        anyOf(
            "java.util.(Map|Set)#(of|ofEntries|copyOf)",
            "java.util.stream.Collectors#(toSet|toUnmodifiableSet|toUnmodifiableMap)",
            "java.util.stream.Collectors#(toConcurrentMap|groupingByConcurrent)");
    var hashing = anyOf("java.util.stream.Collectors#toMap").and(access -> parameters(access) < 4);
    var grouping =
        anyOf("java.util.stream.Collectors#groupingBy").and(access -> parameters(access) < 3);
    return noClasses()
        .that(scope)
        .should(use("a collection without an order of its own", factories.or(hashing).or(grouping)))
        .because("Set.of and its like are iterated in another order in every process");
  }

  static ArchRule noThreads(DescribedPredicate<JavaClass> scope) {
    return noClasses()
        .that(scope)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.util.concurrent..")
                .and(not(type(TimeUnit.class)))
                .or(assignableTo(Thread.class))
                .or(assignableTo(ThreadLocal.class))
                .as("are for threads"))
        .orShould(use("a monitor", "java.lang.Object#(wait|notify|notifyAll)"))
        .orShould(beSynchronized())
        .because("one thread owns the core: plain objects, no locks");
  }

  private static boolean isEventLoop(JavaClass type) {
    return type.getName().matches("io\\.tipoff\\.engine\\.(Inbox|EventLoop).*");
  }

  private static boolean isSettingsFile(JavaClass type) {
    return type.getName()
        .matches(
            "io\\.tipoff\\.(exchange\\.world\\.WorldFile|model\\.winprob\\.WinExpectancyFile).*");
  }

  private static boolean makesHashTable(JavaClass origin) {
    return origin.getAccessesFromSelf().stream().anyMatch(anyOf(HASH_TABLE + "#<init>"));
  }

  /** The keys or entries of a map are a Set too, and the map itself was looked at already. */
  private static boolean viewsMap(JavaCodeUnit origin) {
    return origin.getAccessesFromSelf().stream().anyMatch(anyOf(".*#.*(entry|key|Entry|Key)Set"));
  }

  private static int parameters(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        ? target.getRawParameterTypes().size()
        : 0;
  }

  /**
   * Picks the calls, references and field accesses whose target matches one of the patterns.
   *
   * @param patterns regular expressions of a class's name, a hash sign and a member's name
   */
  private static Predicate<JavaAccess<?>> anyOf(String... patterns) {
    var pattern = Pattern.compile(String.join("|", patterns));
    return access ->
        pattern.matcher(access.getTargetOwner().getName() + "#" + access.getName()).matches();
  }

  private static ArchCondition<JavaClass> use(String what, String... patterns) {
    return use(what, anyOf(patterns));
  }

  private static ArchCondition<JavaClass> use(String what, Predicate<JavaAccess<?>> picks) {
    return new ArchCondition<>("use " + what) {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        origin.getAccessesFromSelf().stream()
            .filter(picks)
            .forEach(
                access ->
                    events.add(SimpleConditionEvent.satisfied(access, access.getDescription())));
      }
    };
  }

  private static ArchCondition<JavaClass> beSynchronized() {
    return new ArchCondition<>("be synchronized") {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        for (var method : origin.getMethods()) {
          if (method.getModifiers().contains(JavaModifier.SYNCHRONIZED)) {
            var message = method.getFullName() + " is synchronized";
            events.add(SimpleConditionEvent.satisfied(origin, message));
          }
        }
        if (hasSynchronizedBlock(origin)) {
          var message = origin.getName() + " has a synchronized block";
          events.add(SimpleConditionEvent.satisfied(origin, message));
        }
      }
    };
  }

  private static boolean hasSynchronizedBlock(JavaClass origin) {
    try (var bytes = origin.getSource().orElseThrow().getUri().toURL().openStream()) {
      return ClassFile.of().parse(bytes.readAllBytes()).methods().stream()
          .flatMap(method -> method.code().stream())
          .flatMap(code -> code.elementStream())
          .anyMatch(MonitorInstruction.class::isInstance);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.tipoff;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.tipoff.archfixture.core.Orderly;
import io.tipoff.archfixture.core.Unruly;
import io.tipoff.archfixture.cycle.a.UsesB;
import io.tipoff.archfixture.cycle.b.UsesA;
import io.tipoff.archfixture.elsewhere.Homeless;
import io.tipoff.archfixture.event.Told;
import io.tipoff.archfixture.market.LooksUp;
import io.tipoff.archfixture.unmarked.Unmarked;
import io.tipoff.polymarket.OrderGateway;
import io.tipoff.polymarket.PreviewGateway;
import io.tipoff.polymarket.Previews;
import io.tipoff.polymarket.SteppedGateway;
import io.tipoff.polymarket.rest.OrdersApi;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the order of the packages and what the deterministic core keeps from. */
class ArchitectureTest {
  private static final String FIXTURES = "io.tipoff.archfixture";

  private static final List<CoreRule> DETERMINISM =
      List.of(
          Determinism::noClock,
          Determinism::noRandomness,
          Determinism::noInputOrOutput,
          Determinism::noMachineSettings,
          Determinism::noInexactMath,
          Determinism::noHashIteration,
          Determinism::noHiddenHashIteration,
          Determinism::noUnorderedFactories,
          Determinism::noThreads);

  /** A rule about the classes that a predicate picks. */
  interface CoreRule extends Function<DescribedPredicate<JavaClass>, ArchRule> {}

  private static JavaClasses tipoff;

  @BeforeAll
  static void importClasses() {
    tipoff =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tipoff");
  }

  @Test
  void shouldUseOnlyPackagesBeforeTheirOwn() {
    Architecture.packageOrder("io.tipoff").check(tipoff);
  }

  @Test
  void shouldHaveNoCycleOfPackages() {
    Architecture.noCycles("io.tipoff").check(tipoff);
  }

  @Test
  void shouldMarkEveryPackageForTheNullChecker() {
    Architecture.nullMarked().check(tipoff);
  }

  @Test
  void shouldLetTheExchangeShareNoCodeWithTheAdapter() {
    noClasses()
        .that()
        .resideInAPackage("io.tipoff.exchange..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.tipoff.polymarket..")
        .because("a mistake that both make shows in no test between them")
        .check(tipoff);
  }

  /** Whoever can make a gateway can send orders. */
  @Test
  void shouldLetOnlyChosenModesSend() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(OrderGateway.class)
        .and()
        .doNotHaveFullyQualifiedName("io.tipoff.cli.LoopbackBot")
        .and()
        .doNotHaveFullyQualifiedName("io.tipoff.cli.ReconcileBenchmark")
        .and()
        .doNotHaveFullyQualifiedName("io.tipoff.cli.VenueTrading")
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "makes a gateway",
                call ->
                    call.getTargetOwner().isEquivalentTo(OrderGateway.class)
                        && call.getName().equals("over")))
        .because("paper, record and backtest must not be able to send")
        .check(tipoff);
    assertThat(OrderGateway.class.getConstructors()).as("public ways to make one").isEmpty();
  }

  /** What stands between the engine and the venue where nothing may be sent. */
  @Test
  void shouldLetAPreviewSendNothing() {
    noClasses()
        .that()
        .belongToAnyOf(PreviewGateway.class, Previews.class)
        .or()
        .haveFullyQualifiedName("io.tipoff.polymarket.LockedTracker")
        .or()
        .haveFullyQualifiedName("io.tipoff.polymarket.AccountGateway")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "io\\.tipoff\\.polymarket\\.(OrderChannel|RestOrderChannel|OrderGateway|SteppedGateway"
                + "|OrderDispatcher|RequestQueue).*")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching(
            "io\\.tipoff\\.polymarket\\.rest\\.(OrdersApi|OrderCalls|OrderBodies|RestClient).*")
        .because("a gateway that previews has no way to submit")
        .check(tipoff);
    noClasses()
        .that()
        .haveNameMatching("io\\.tipoff\\.cli\\.Gateways.*")
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "does more with orders than to preview them",
                call ->
                    call.getTargetOwner().isEquivalentTo(OrdersApi.class)
                        && !call.getName().equals("preview")))
        .check(tipoff);
    assertThat(PreviewGateway.class.getMethods())
        .extracting(method -> method.getName().toLowerCase(Locale.ROOT))
        .noneMatch(name -> name.contains("submit") || name.contains("create"));
  }

  /** The same gateway without a thread reaches nothing but what its channel reaches. */
  @Test
  void shouldLetOnlySimulationsStepAGateway() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.tipoff.backtest.simulation")
        .should()
        .callConstructorWhere(
            DescribedPredicate.describe(
                "makes a stepped gateway",
                call -> call.getTargetOwner().isEquivalentTo(SteppedGateway.class)))
        .because("orders of other modes leave by the gateway that keeps wall time")
        .check(tipoff);
  }

  static Stream<ArchRule> rulesOfTheCore() {
    return DETERMINISM.stream().map(rule -> rule.apply(Determinism.CORE).allowEmptyShould(true));
  }

  @ParameterizedTest
  @MethodSource("rulesOfTheCore")
  void shouldKeepTheCoreDeterministic(ArchRule rule) {
    rule.check(tipoff);
  }

  @Test
  void shouldNoticeAPackageThatUsesALaterOne() {
    var rule = Architecture.packageOrder(FIXTURES);
    assertThat(violations(rule, Told.class, LooksUp.class))
        .isNotEmpty()
        .allMatch(line -> line.contains("LooksUp") && line.contains("Told"));
  }

  @Test
  void shouldNoticeAPackageWithoutAPlace() {
    assertThat(violations(Architecture.packageOrder(FIXTURES), Homeless.class)).hasSize(1);
  }

  @Test
  void shouldNoticeACycle() {
    var rule = Architecture.noCycles(FIXTURES);
    assertThat(violations(rule, UsesA.class, UsesB.class)).isNotEmpty();
  }

  @Test
  void shouldNoticeAPackageThatIsNotNullMarked() {
    assertThat(violations(Architecture.nullMarked(), Unmarked.class)).hasSize(1);
  }

  static Stream<Arguments> sins() {
    return Stream.of(
        sin(Determinism::noClock, Unruly.ReadsClock.class, 3),
        sin(Determinism::noClock, Unruly.RefersToClock.class, 1),
        sin(Determinism::noClock, Unruly.HoldsClock.class, 1),
        sin(Determinism::noRandomness, Unruly.DrawsRandomNumber.class, 1),
        sin(Determinism::noRandomness, Unruly.HoldsRandom.class, 1),
        sin(Determinism::noInputOrOutput, Unruly.ReadsFile.class, 1),
        sin(Determinism::noInputOrOutput, Unruly.Prints.class, 1),
        sin(Determinism::noMachineSettings, Unruly.ReadsEnvironment.class, 1),
        sin(Determinism::noInexactMath, Unruly.UsesMath.class, 2),
        sin(Determinism::noHashIteration, Unruly.IteratesHashMap.class, 1),
        sin(Determinism::noHiddenHashIteration, Unruly.IteratesHiddenHashMap.class, 1),
        sin(Determinism::noHiddenHashIteration, Unruly.IteratesHiddenHashSet.class, 1),
        sin(Determinism::noUnorderedFactories, Unruly.MakesSetOf.class, 3),
        sin(Determinism::noUnorderedFactories, Unruly.GroupsByHash.class, 3),
        sin(Determinism::noThreads, Unruly.StartsThread.class, 1),
        sin(Determinism::noThreads, Unruly.SynchronizesMethod.class, 1),
        sin(Determinism::noThreads, Unruly.SynchronizesBlock.class, 1));
  }

  @ParameterizedTest
  @MethodSource("sins")
  void shouldNoticeASinOfTheCore(CoreRule rule, Class<?> sinner, int sins) {
    var applied = rule.apply(DescribedPredicate.alwaysTrue());
    assertThat(violations(applied, sinner)).hasSizeGreaterThanOrEqualTo(sins);
  }

  @Test
  void shouldAllowWhatIsOrderly() {
    for (var rule : DETERMINISM) {
      assertThat(violations(rule.apply(DescribedPredicate.alwaysTrue()), Orderly.class)).isEmpty();
    }
  }

  private static Arguments sin(CoreRule rule, Class<?> sinner, int sins) {
    return Arguments.of(rule, sinner, sins);
  }

  private static List<String> violations(ArchRule rule, Class<?>... types) {
    var result = rule.evaluate(new ClassFileImporter().importClasses(types));
    return result.getFailureReport().getDetails();
  }
}

package io.tipoff.risk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tipoff.risk.Decision.Approved;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;

/** Nothing but the gate makes an {@link Approved}. */
class ApprovedTest {
  private static final DescribedPredicate<JavaConstructorCall> MAKES_ONE =
      DescribedPredicate.describe(
          "makes an Approved", call -> call.getTargetOwner().isEquivalentTo(Approved.class));

  @Test
  void shouldHaveNoConstructorForOthers() {
    for (Constructor<?> constructor : Approved.class.getDeclaredConstructors()) {
      int modifiers = constructor.getModifiers();
      assertThat(Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers)).isFalse();
    }
    assertThat(Approved.class).isFinal();
    assertThat(Decision.class.getPermittedSubclasses())
        .containsExactlyInAnyOrder(Approved.class, Decision.Refused.class);
  }

  @Test
  void shouldBeMadeByTheGateAlone() {
    JavaClasses tipoff =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tipoff");
    noClasses()
        .that()
        .doNotBelongToAnyOf(RiskGate.class)
        .should()
        .callConstructorWhere(MAKES_ONE)
        .check(tipoff);
    assertThat(tipoff.get(RiskGate.class).getConstructorCallsFromSelf()).anyMatch(MAKES_ONE);
  }
}

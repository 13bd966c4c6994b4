package io.tipoff.feed;

import io.tipoff.feed.FeedException.Kind;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Asks for one league after the other: one that fails leaves the others alone. */
public final class EachLeague {
  private EachLeague() {}

  /** Asks for a league. */
  public interface Question {
    void ask(League league) throws FeedException, InterruptedException;
  }

  /**
   * Asks for each of them.
   *
   * @param health counts those that failed
   * @throws FeedException if all failed, or one in a way that concerns the key and not the league
   */
  public static void ask(Collection<League> leagues, FeedHealth health, Question question)
      throws FeedException, InterruptedException {
    @Nullable FeedException failure = null;
    boolean answered = false;
    for (League league : leagues) {
      try {
        question.ask(league);
        answered = true;
      } catch (FeedException e) {
        if (e.kind() == Kind.UNAUTHORIZED || e.kind() == Kind.TOO_MANY) {
          throw e;
        }
        health.failed();
        failure = e;
      }
    }
    if (!answered && failure != null) {
      throw failure;
    }
  }
}

package io.tipoff.exchange;

/** A participant's account. */
public record AccountId(String name) implements Comparable<AccountId> {
  public AccountId {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an account needs a name");
    }
  }

  @Override
  public int compareTo(AccountId other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}

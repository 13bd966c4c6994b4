package io.tipoff.store;

/**
 * Whose rows they are: nothing of one account is ever restored to another.
 *
 * @param mode such as {@code live}
 * @param venue the venue's address
 * @param keyId the public part of the key; empty where there is none
 */
public record AccountKey(String mode, String venue, String keyId) {}

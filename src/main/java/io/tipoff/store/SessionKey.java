package io.tipoff.store;

/**
 * A session in the database.
 *
 * @param account the number of its account
 * @param number its own, from 1 in each account
 */
record SessionKey(long account, long number) {}

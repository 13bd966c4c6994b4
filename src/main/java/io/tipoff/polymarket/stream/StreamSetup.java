package io.tipoff.polymarket.stream;

import io.tipoff.polymarket.auth.RequestSigner;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What a stream is made of.
 *
 * @param client may be shared by streams; whoever made it closes it after them
 * @param clock the time of events, nanoseconds since 1970
 * @param random spreads retries; used by one thread at a time
 */
public record StreamSetup(
    StreamClient client,
    StreamSettings settings,
    RequestSigner signer,
    LongSupplier clock,
    RandomGenerator random) {}

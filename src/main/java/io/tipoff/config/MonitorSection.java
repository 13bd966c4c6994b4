package io.tipoff.config;

/** The keys under {@code monitor}. */
record MonitorSection(@Within(min = "0", max = "65535", unit = "ports") int port) {}

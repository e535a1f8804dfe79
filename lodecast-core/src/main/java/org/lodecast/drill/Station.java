package org.lodecast.drill;

/// One survey reading of a hole.
///
/// @param hole the hole's name
/// @param depth along the hole [m]
/// @param azimuth clockwise from north [rad]
/// @param dip negative down [rad]
/// @param line line in the survey table, 0 if it comes from none
public record Station(String hole, double depth, double azimuth, double dip, int line) {}

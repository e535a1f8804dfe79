package org.lodecast.app.project;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An evidence layer.
///
/// @param kind `fault_distance`, `fault_intersection`, `factor`, `anomaly`, `balance`, `log_ratio` or
///     `column`
/// @param form of a fault layer: `decay` exp(−distance/scale), or `buffer`: 1 within scale, else 0; of an
///     anomaly: `middle`, `class` or `membership`
/// @param scale of a fault layer [m]
/// @param element of an anomaly
/// @param elements that lead a factor
/// @param numerator elements of a balance or log-ratio, and `denominator`
/// @param preset in place of both: `B1`, `B2`, `B3` (front, near-ore and tail elements against all
///     others) or `B1_B3` (front against tail), each also with `_without_co`
/// @param row in place of both: number of a balance of the partition, from 1
/// @param missing where the tables lack some of the elements, a balance, log-ratio or factor is made of the
///     others (`build`) or not at all (`leave_out`); by default a factor is left out, the others are made
/// @param column of the block model
/// @param favours ore where the column is `high` or `low`
public record Layer(
        @Nullable String name,
        @Nullable String kind,
        @Nullable String form,
        @Nullable Double scale,
        @Nullable String element,
        @Nullable List<String> elements,
        @Nullable List<String> numerator,
        @Nullable List<String> denominator,
        @Nullable String preset,
        @Nullable Integer row,
        @Nullable String missing,
        @Nullable String column,
        @Nullable String favours) {}

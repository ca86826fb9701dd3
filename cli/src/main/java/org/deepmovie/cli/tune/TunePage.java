package org.deepmovie.cli.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deepmovie.cli.chart.BarChart;
import org.deepmovie.cli.chart.BarChart.BarSeries;
import org.deepmovie.cli.page.CaptionedChart;
import org.deepmovie.cli.page.ChartData;
import org.deepmovie.cli.page.DataReport;
import org.deepmovie.cli.page.PageSection;
import org.deepmovie.cli.page.Slug;
import org.deepmovie.tune.ObjectiveValue;
import org.deepmovie.tune.OptionImportance;
import org.deepmovie.tune.OptionImportance.ValueGroup;
import org.deepmovie.tune.SearchSpace;
import org.deepmovie.tune.Trial;
import org.deepmovie.tune.TuningResult;

/** The page that {@code tune --out} writes: which options mattered, and all trials. */
final class TunePage {

  private static final int MOST_TRIALS = 30;

  private TunePage() {}

  /** The report of a search of which at least one trial did not diverge. */
  static DataReport of(SearchSpace space, String dataset, TuningResult result) {
    List<OptionImportance> importances = result.importances();
    List<CaptionedChart> options = new ArrayList<>();
    if (importances.stream().anyMatch(each -> each.share().isPresent())) {
      options.add(shares(importances));
    }
    importances.stream().map(each -> errors(each, result.measure())).forEach(options::add);
    return new DataReport(
        "Options of " + space.model() + " on " + dataset,
        "report of a search for options",
        overview(result),
        List.of(
            new PageSection("Options", options, List.of()),
            new PageSection("Trials", List.of(trials(result)), List.of())));
  }

  private static ChartData overview(TuningResult result) {
    ChartData.Builder data = new ChartData.Builder("statistic", "value");
    data.row("trials", result.trials().size());
    data.row("fits", result.fits());
    data.row("trials that diverged", result.trials().stream().filter(Trial::diverged).count());
    for (ObjectiveValue value : result.best().value().orElseThrow().all()) {
      data.row("validation " + value.measure() + " of the best trial", value.error());
    }
    return data.build();
  }

  private static CaptionedChart shares(List<OptionImportance> importances) {
    ChartData.Builder data = new ChartData.Builder("option", "share");
    List<String> names = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (OptionImportance each : importances) {
      names.add(each.option());
      shares.add(each.share().orElse(Double.NaN));
      data.row(each.option(), each.share().orElse(Double.NaN));
    }
    return new CaptionedChart(
        "importance",
        "Which option mattered",
        String.format(
            Locale.ROOT,
            "Share of the variance of the trials' ranks that the values of each option explain, in"
                + " the fits with the fewest epochs: about 0 if an option does not matter. %s"
                + " explains most, %.0f %%.",
            names.get(0),
            100 * importances.get(0).share().orElse(0)),
        BarChart.figure(names, List.of(BarSeries.fromZero("share of the variance", shares, 2))),
        data.build());
  }

  private static CaptionedChart errors(OptionImportance importance, String measure) {
    ChartData.Builder data = new ChartData.Builder("values", "trials", "mean " + measure);
    List<String> names = new ArrayList<>();
    List<Double> errors = new ArrayList<>();
    List<Double> counts = new ArrayList<>();
    for (ValueGroup group : importance.groups()) {
      names.add(group.label());
      errors.add(group.meanError());
      counts.add((double) group.trials());
      data.row(group.label(), group.trials(), group.meanError());
    }
    return new CaptionedChart(
        "option-" + Slug.of(importance.option()),
        importance.option(),
        "Mean validation %s of the trials by their value of %s, in the fits with the fewest epochs."
            .formatted(measure, importance.option()),
        BarChart.figure(
            names,
            List.of(
                dots("mean validation " + measure, errors),
                BarSeries.fromZero("trials", counts, 0))),
        data.build());
  }

  /** Dots on an axis that fits the values. */
  private static BarSeries dots(String title, List<Double> values) {
    double low = values.stream().mapToDouble(value -> value).min().orElse(0);
    double high = values.stream().mapToDouble(value -> value).max().orElse(1);
    double margin = Math.max(1e-6 * Math.max(1, Math.abs(high)), (high - low) / 10);
    return new BarSeries(title, low - margin, high + margin, values, 4);
  }

  private static CaptionedChart trials(TuningResult result) {
    List<Trial> valid = result.trials().stream().filter(trial -> !trial.diverged()).toList();
    ChartData.Builder data =
        new ChartData.Builder("trial", "epochs", "measure", "error", "options");
    for (Trial trial : valid) {
      for (ObjectiveValue value : trial.value().orElseThrow().all()) {
        data.row(
            trial.number(),
            trial.epochs(),
            value.measure(),
            value.error(),
            TuneTable.options(trial));
      }
    }
    List<Trial> shown = valid.subList(0, Math.min(MOST_TRIALS, valid.size()));
    List<BarSeries> panels = new ArrayList<>();
    for (int n = 0; n < result.measures().size(); n++) {
      int measure = n;
      panels.add(
          dots(
              result.measures().get(n),
              shown.stream()
                  .map(trial -> trial.value().orElseThrow().all().get(measure).error())
                  .toList()));
    }
    return new CaptionedChart(
        "trials",
        "The best trials",
        "Validation errors of the best %d of %d trials, those fitted with the most epochs first.%s"
            .formatted(
                shown.size(),
                valid.size(),
                panels.size() > 1 ? " A star marks the Pareto-optimal ones." : ""),
        BarChart.figure(
            shown.stream()
                .map(
                    trial ->
                        "trial "
                            + trial.number()
                            + (panels.size() > 1 && result.isParetoOptimal(trial) ? " *" : ""))
                .toList(),
            panels),
        data.build());
  }
}

package io.latchkey.benchmarks.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines over the number of accounts, each as a multiple of its own first value, beside the logarithm's. */
final class GrowthPlot {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 360;
    private static final int LEFT = 50;
    private static final int RIGHT = 340;
    private static final int BOTTOM = 40;
    private static final int TOP = 20;
    private static final List<String> COLOURS = List.of("#1b6ca8", "#c05621", "#2f855a", "#805ad5");

    private final List<Integer> sizes;
    private final List<PlotLine> lines = new ArrayList<>();

    private record PlotLine(String name, List<Double> multiples, String colour, String dashes) {}

    GrowthPlot(List<Integer> sizes) {
        this.sizes = sizes;
    }

    void addLine(String name, List<Double> values) {
        double first = Math.max(1e-9, values.getFirst());
        // Two lines share a colour, a whole one and a dashed one.
        String colour = COLOURS.get(lines.size() / 2 % COLOURS.size());
        String dashes = lines.size() % 2 == 0 ? "" : "2 3";
        lines.add(new PlotLine(name, values.stream().map(value -> value / first).toList(), colour, dashes));
    }

    String toSvg() {
        List<Double> logarithms = sizes.stream()
                .map(size -> Math.log(size) / Math.log(sizes.getFirst()))
                .toList();
        double most = 1.2
                * lines.stream()
                        .flatMap(line -> line.multiples().stream())
                        .mapToDouble(Double::doubleValue)
                        .reduce(logarithms.getLast(), Math::max);
        var svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">\n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n",
                WIDTH,
                HEIGHT));
        appendAxes(svg, most);
        appendLine(svg, new PlotLine("the logarithm of the accounts", logarithms, "#888", "6 4"), 0, most);
        for (int i = 0; i < lines.size(); i++) {
            appendLine(svg, lines.get(i), i + 1, most);
        }
        return svg.append("</svg>\n").toString();
    }

    private void appendAxes(StringBuilder svg, double most) {
        for (int i = 0; i < sizes.size(); i++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.0f\" y=\"%d\" text-anchor=\"middle\">%,d</text>\n",
                    x(i),
                    HEIGHT - 15,
                    sizes.get(i)));
        }
        for (int multiple = 0; multiple <= most; multiple++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<path d=\"M%d %.0fH%d\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%.0f\" text-anchor=\"end\">%d×</text>\n",
                    LEFT,
                    y(multiple, most),
                    WIDTH - RIGHT,
                    LEFT - 8,
                    y(multiple, most) + 4,
                    multiple));
        }
    }

    private void appendLine(StringBuilder svg, PlotLine line, int place, double most) {
        var path = new StringBuilder();
        for (int i = 0; i < sizes.size(); i++) {
            path.append(String.format(
                    Locale.ROOT,
                    "%s%.1f %.1f",
                    i == 0 ? "M" : "L",
                    x(i),
                    y(line.multiples().get(i), most)));
        }
        String style = String.format(
                Locale.ROOT,
                "fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"",
                line.colour(),
                line.dashes());
        int legend = TOP + 18 * place;
        svg.append(String.format(Locale.ROOT, "<path d=\"%s\" %s/>\n", path, style));
        svg.append(String.format(Locale.ROOT, "<path d=\"M%d %dh24\" %s/>", WIDTH - RIGHT + 15, legend, style));
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%d\" y=\"%d\">%s</text>\n", WIDTH - RIGHT + 45, legend + 4, line.name()));
    }

    private double x(int index) {
        double whole = Math.log((double) sizes.getLast() / sizes.getFirst());
        double share = sizes.size() == 1 ? 0 : Math.log((double) sizes.get(index) / sizes.getFirst()) / whole;
        return LEFT + share * (WIDTH - RIGHT - LEFT);
    }

    private static double y(double multiple, double most) {
        return HEIGHT - BOTTOM - multiple / most * (HEIGHT - BOTTOM - TOP);
    }
}

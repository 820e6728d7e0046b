package io.latchkey.platform.edge;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.unit.DataSize;

/**
 * One port of a service, and what may come in by it.
 *
 * @param name in metrics
 * @param roots the paths that it answers, each with all below it; empty: every path
 * @param largestBody that any of its routes takes
 * @param moved paths whose pages are elsewhere now, each with the address before it; a GET is sent there
 */
public record EdgeListener(String name, List<String> roots, DataSize largestBody, Map<String, URI> moved) {

    public EdgeListener {
        roots = List.copyOf(roots);
        moved = Map.copyOf(moved);
    }

    public static EdgeListener of(String name, DataSize largestBody, String... roots) {
        return new EdgeListener(name, List.of(roots), largestBody, Map.of());
    }

    /** The same, sending who asks for a page below {@code root} to the same path at {@code origin}. */
    public EdgeListener withMoved(String root, URI origin) {
        var more = new HashMap<>(moved);
        more.put(root, origin);
        return new EdgeListener(name, roots, largestBody, more);
    }

    boolean answers(String path) {
        return roots.isEmpty() || roots.stream().anyMatch(root -> isBelow(root, path));
    }

    /** Where the page is that was asked for here. */
    Optional<String> findMoved(String path, String pathAndQuery) {
        return moved.entrySet().stream()
                .filter(move -> isBelow(move.getKey(), path))
                .map(move -> move.getValue().toString().replaceFirst("/+$", "") + pathAndQuery)
                .findFirst();
    }

    private static boolean isBelow(String root, String path) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}

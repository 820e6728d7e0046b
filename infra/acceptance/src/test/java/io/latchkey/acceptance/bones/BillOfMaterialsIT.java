package io.latchkey.acceptance.bones;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What we ship says what it is built of: the bill of materials in each jar names every library that goes along. */
class BillOfMaterialsIT {

    private static final String BILL = "META-INF/sbom/application.cdx.json";
    private static final Path ROOT = Path.of("../..");

    @ParameterizedTest
    @ValueSource(strings = {"auth-gateway", "account-service", "notification-service"})
    void aServicesJarNamesEveryLibraryThatItCarries(String service) throws IOException {
        try (var jar = new JarFile(ROOT.resolve(service + "/target/" + service + "-1.0.0-SNAPSHOT-exec.jar")
                .toFile())) {
            Set<String> carried = jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
                    .map(name -> name.substring(name.lastIndexOf('/') + 1))
                    // Spring Boot's own launcher adds it to every jar that it packs.
                    .filter(name -> !name.startsWith("spring-boot-jarmode-tools"))
                    .collect(Collectors.toSet());
            JsonNode bill = JsonMapper.shared().readTree(jar.getInputStream(jar.getJarEntry(BILL)));
            assertNames(bill, carried);
        }
    }

    @Test
    void theCommandOfOperationsNamesEveryLibraryBesideIt() throws IOException {
        Path target = ROOT.resolve("infra/operations-cli/target");
        try (var libraries = Files.list(target.resolve("lib"))) {
            assertNames(
                    JsonMapper.shared()
                            .readTree(
                                    Files.readAllBytes(target.resolve("classes").resolve(BILL))),
                    libraries.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    private static void assertNames(JsonNode bill, Set<String> carried) {
        assertThat(bill.path("bomFormat").asString()).isEqualTo("CycloneDX");
        assertThat(bill.has("serialNumber"))
                .as("the same sources give the same bill")
                .isFalse();
        assertThat(bill.path("metadata").path("timestamp").asString()).isIn("", "2026-01-01T00:00:00Z");
        var named = new HashSet<String>();
        for (JsonNode component : bill.path("components")) {
            String file = component.path("name").asString() + "-"
                    + component.path("version").asString();
            named.add(file + ".jar");
            int classifier = component.path("purl").asString().indexOf("classifier=");
            if (classifier >= 0) {
                named.add(file + "-"
                        + component
                                .path("purl")
                                .asString()
                                .substring(classifier + 11)
                                .split("&", 2)[0] + ".jar");
            }
            assertThat(component.path("hashes").isEmpty()).as(file).isFalse();
        }
        assertThat(carried).hasSizeGreaterThan(1);
        assertThat(named).containsAll(carried);
    }
}

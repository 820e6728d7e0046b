package io.latchkey.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.latchkey.contracts.AccountLocale;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A language of mails is its files and nothing else: here one whose files are copies of the English ones. */
class MailLanguagesTests {

    private static final AccountLocale THIRD = new AccountLocale("pt");

    @TempDir
    Path files;

    private ResourceLoader resources = new DefaultResourceLoader();

    @BeforeEach
    void copyEnglish() throws IOException {
        var finder = new PathMatchingResourcePatternResolver();
        for (Resource part : finder.getResources("classpath*:mails/*/en/*")) {
            String[] folders = part.getURL().getPath().split("/", -1);
            write(part, "mails/" + folders[folders.length - 3] + "/pt/" + part.getFilename());
        }
        write(finder.getResource("classpath:mails/en.properties"), "mails/pt.properties");
        URL[] path = {files.toUri().toURL()};
        resources = new DefaultResourceLoader(new URLClassLoader(path, MailLanguages.class.getClassLoader()));
    }

    @Test
    void aThirdLanguageIsThereByItsFilesAlone() {
        var languages = new MailLanguages(resources);
        var renderer = new MailRenderer(Samples.SETTINGS, languages, resources);

        assertThat(languages.listLanguages())
                .extracting(AccountLocale::code)
                .startsWith("en")
                .contains("es", "pt");
        assertThat(languages.chooseLanguage(THIRD)).isEqualTo(THIRD);
        assertThat(Samples.all("Ada", THIRD)).allSatisfy(mail -> {
            RenderedMail rendered = renderer.render(mail);
            assertThat(rendered.subject()).startsWith("PT ");
            assertThat(rendered.text()).startsWith("PT ");
            assertThat(rendered.html()).contains("<html lang=\"pt\"");
        });
    }

    @Test
    void whatThereAreNoMailsInIsWrittenToInEnglish() {
        assertThat(Samples.LANGUAGES.chooseLanguage(THIRD)).isEqualTo(AccountLocale.ENGLISH);
        assertThat(Samples.all("Ada", THIRD)).allSatisfy(mail -> {
            RenderedMail rendered = Samples.renderer().render(mail);
            assertThat(rendered.text()).startsWith("Hello");
            assertThat(rendered.html()).contains("<html lang=\"en\"");
        });
    }

    @Test
    void aLanguageWithAMissingFileOrTextStopsTheStartAndSaysWhich() throws IOException {
        Files.writeString(files.resolve("mails/pt.properties"), "contact.recipients=alguém\n");
        assertThatIllegalStateException()
                .isThrownBy(() -> new MailLanguages(resources))
                .withMessageContaining("mails/pt.properties")
                .withMessageContaining("time.moment");

        Files.delete(files.resolve("mails/password-reset/pt/body.txt"));
        assertThatIllegalStateException()
                .isThrownBy(() -> new MailLanguages(resources))
                .withMessage("mails/password-reset/pt/body.txt is missing");
    }

    private void write(Resource original, String path) throws IOException {
        Path copy = files.resolve(path);
        Files.createDirectories(copy.getParent());
        try (InputStream in = original.getInputStream()) {
            String mark = path.endsWith(".txt") ? "PT " : "";
            Files.writeString(copy, mark + new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}

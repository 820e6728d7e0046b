package io.latchkey.gateway.executive;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.gateway.directory.EmailAddressParser;
import io.latchkey.gateway.directory.ProfileValidator;
import io.latchkey.gateway.web.PageLanguages;
import io.latchkey.platform.web.PageForm;
import io.latchkey.platform.web.PageModel;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields about a person that the console's forms have in common, read and, where wrong, explained by key. */
record ProfileForm(PageForm form) {

    String typedEmail() {
        return form.text("email");
    }

    Optional<EmailAddress> parseEmail() {
        return EmailAddressParser.parse(typedEmail()).toOptional();
    }

    @Nullable
    String emailProblem() {
        return ProfileValidator.findEmailProblem(typedEmail());
    }

    String displayName() {
        return form.text("name");
    }

    @Nullable
    String nameProblem() {
        return ProfileValidator.findNameProblem(displayName());
    }

    /** Anything but a language there are pages in is English, the first of the list. */
    AccountLocale selectedLanguage(PageLanguages languages) {
        return languages.findByTagOrEnglish(form.text("language"));
    }

    Set<AccountRole> selectedRoles() {
        var roles = EnumSet.of(AccountRole.USER);
        List<String> ticked = form.fields().getOrDefault("roles", List.of());
        Set.of(AccountRole.EXECUTIVE, AccountRole.OPERATIONS).stream()
                .filter(role -> ticked.contains(role.name().toLowerCase(Locale.ROOT)))
                .forEach(roles::add);
        return roles;
    }

    /** The page with everything as it was typed. */
    PageModel fillPage(PageModel page) {
        return page.with("email", typedEmail())
                .with("name", displayName())
                .with("language", form.text("language"))
                .with(
                        "roles",
                        selectedRoles().stream()
                                .map(role -> role.name().toLowerCase(Locale.ROOT))
                                .toList());
    }

    @Override
    public String toString() {
        return "ProfileForm[***]";
    }
}

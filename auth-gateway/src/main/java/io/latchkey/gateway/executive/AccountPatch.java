package io.latchkey.gateway.executive;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Locale;
import io.latchkey.contracts.Role;
import io.latchkey.gateway.directory.PersonChange;
import io.latchkey.gateway.directory.PersonCheck;
import io.latchkey.gateway.web.Check;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an executive wants changed, as it came; a field that is absent or null stays as it is. Prints masked. */
record AccountPatch(
        @Nullable String email,
        @Nullable String displayName,
        @Nullable String locale,
        @Nullable List<@Nullable String> roles) {

    /** Fails with 400, naming everything that is wrong with it. */
    PersonChange change() {
        var check = new Check();
        var person = new PersonCheck(check);
        Optional<EmailAddress> address = email == null ? Optional.empty() : person.email("/email", email);
        String name = displayName == null ? null : person.name("/displayName", displayName);
        Optional<Locale> language = locale == null ? Optional.empty() : person.locale("/locale", locale);
        Set<Role> known = roles == null ? null : person.roles("/roles", roles);
        check.finish();
        return new PersonChange(address.orElse(null), name, language.orElse(null), known);
    }

    @Override
    public String toString() {
        return "AccountPatch[***]";
    }
}

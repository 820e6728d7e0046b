package io.latchkey.gateway.executive;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Locale;
import io.latchkey.contracts.Role;
import io.latchkey.gateway.directory.Person;
import io.latchkey.gateway.directory.PersonCheck;
import io.latchkey.gateway.web.Check;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The account an executive asks for, as it came; prints masked. */
record NewAccount(
        @Nullable String email,
        @Nullable String displayName,
        @Nullable String locale,
        @Nullable List<@Nullable String> roles) {

    /** Fails with 400, naming everything that is wrong with it. */
    Person person() {
        var check = new Check();
        var person = new PersonCheck(check);
        Optional<EmailAddress> address = person.email("/email", email);
        String name = person.name("/displayName", displayName);
        Optional<Locale> language = person.locale("/locale", locale);
        Set<Role> known = person.roles("/roles", roles);
        check.finish();
        return new Person(address.orElseThrow(), name, language.orElseThrow(), known);
    }

    @Override
    public String toString() {
        return "NewAccount[***]";
    }
}

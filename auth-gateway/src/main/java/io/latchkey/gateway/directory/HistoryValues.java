package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountFact.ChangedField;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What of a profile the history keeps; the keys are those of the profile's fact. */
final class HistoryValues {
    private HistoryValues() {}

    static Map<String, Object> of(UserProfile person, Set<ChangedField> fields) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (ChangedField field : fields) {
            switch (field) {
                case EMAIL -> values.put("email", person.email().value());
                case DISPLAY_NAME -> values.put("displayName", person.displayName());
                case LOCALE -> values.put("locale", person.locale().code());
                case ROLES -> values.put("roles", person.roles());
            }
        }
        return values;
    }
}

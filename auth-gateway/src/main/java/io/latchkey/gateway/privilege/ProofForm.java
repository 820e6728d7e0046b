package io.latchkey.gateway.privilege;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.privilege.SessionProver.TypedProof;
import io.latchkey.platform.web.PageForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a proof that come along with a form, and those that are the form's own. */
final class ProofForm {
    private static final String PASSWORD = "proofPassword";
    private static final String CODE = "proofCode";
    private static final String ONE_TIME_PASSWORD = "[0-9 ]{6,7}";

    private ProofForm() {}

    /** Empty where the form brings no proof. */
    static Optional<TypedProof> findProof(PageForm form) {
        if (!form.hasField(PASSWORD)) {
            return Optional.empty();
        }
        String code = form.text(CODE);
        boolean numeric = code.matches(ONE_TIME_PASSWORD);
        return Optional.of(new TypedProof(
                form.secret(PASSWORD),
                numeric ? new SecretValue(code) : null,
                numeric || code.isEmpty() ? null : new SecretValue(code)));
    }

    /** Everything that was typed but the proof, in its order. */
    static List<Map.Entry<String, String>> listOtherFields(PageForm form) {
        return form.fields().entrySet().stream()
                .filter(field ->
                        !field.getKey().equals(PASSWORD) && !field.getKey().equals(CODE))
                .flatMap(field -> field.getValue().stream()
                        .map(value -> Map.entry(
                                field.getKey(), Optional.ofNullable(value).orElse(""))))
                .toList();
    }
}

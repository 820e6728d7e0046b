package io.latchkey.mailprovider;

import static org.assertj.core.api.Assertions.assertThat;

import com.sendgrid.Response;
import com.sendgrid.helpers.mail.objects.Email;
import io.latchkey.mailprovider.http.ProviderJson;
import io.latchkey.mailprovider.http.RequestBody;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MailSendIT extends RunningProvider {

    @Test
    void aMailOfTheRealClientIsTakenAndListedWithEverythingItCarried() throws Exception {
        Response response = inbox.send(TestMailProvider.mail("ada@example.org"));

        assertThat(response.getStatusCode()).isEqualTo(202);
        assertThat(TestMailProvider.header(response, "X-Message-Id")).hasSize(22);
        JsonNode mail = inbox.messages("ada@example.org").getFirst();
        assertThat(mail.path("to").stringValue()).isEqualTo("ada@example.org");
        assertThat(mail.path("from").stringValue()).isEqualTo("no-reply@latchkey.test");
        assertThat(mail.path("subject").stringValue()).isEqualTo("Set your password");
        assertThat(mail.path("text").stringValue()).contains("#token=abc_-1. Bye.");
        assertThat(mail.path("html").stringValue()).contains("ñandú");
        assertThat(mail.path("via").stringValue()).isEqualTo("sendgrid");
        assertThat(mail.path("answered").intValue()).isEqualTo(202);
        assertThat(mail.path("receivedAt").stringValue())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(mail.path("headers").path("Message-ID").get(0).stringValue()).isEqualTo("<0190-1@latchkey.test>");
        assertThat(mail.path("headers").path("Reply-To").get(0).stringValue()).isEqualTo("help@latchkey.test");
        assertThat(mail.path("customArgs").toString())
                .isEqualTo("{\"latchkey_attempt\":\"1\",\"latchkey_email_id\":\"0190-1\"}");
        assertThat(mail.path("links").toString())
                .isEqualTo("[\"https://latchkey.test/reset-password#token=abc_-1\","
                        + "\"https://latchkey.test/help?a=1&b=2\"]");
    }

    @Test
    void anotherKeyIsRefusedInTheWordsOfSendgridAndNothingIsKept() throws Exception {
        Response response =
                inbox.send("SG.other", TestMailProvider.mail("ada@example.org").build());

        assertThat(response.getStatusCode()).isEqualTo(401);
        JsonNode error =
                ProviderJson.MAPPER.readTree(response.getBody()).path("errors").get(0);
        assertThat(error.path("message").stringValue()).contains("authorization grant is invalid");
        assertThat(error.path("field").isNull()).isTrue();
        assertThat(inbox.messages("ada@example.org")).isEmpty();
        assertThat(inbox.stats().path("sendgrid").path("refused").intValue()).isEqualTo(1);
    }

    @Test
    void aWrongShapeIsRefusedWithThePathOfEachWrongField() throws Exception {
        Response response = inbox.send(TestMailProvider.KEY, """
                {"from":{"email":"nobody"},"personalizations":[{"to":[]}],"content":[{"type":"text/plain","value":""}]}
                """);

        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(ProviderJson.MAPPER
                        .readTree(response.getBody())
                        .path("errors")
                        .findValuesAsString("field"))
                .containsExactly("from.email", "personalizations.0.to", "subject", "content.0.value");
    }

    @Test
    void whatIsNotJsonIsABadRequest() throws Exception {
        for (String body : new String[] {"", "{", "[]", "null", "{\"from\":1}{", "\u0000"}) {
            assertThat(inbox.send(TestMailProvider.KEY, body).getStatusCode()).isEqualTo(400);
        }
    }

    @Test
    void moreThanThirtyMegabytesAreTooLargeAndTheSenderReadsSo() throws Exception {
        String body = "{\"padding\":\"" + "x".repeat(RequestBody.MAIL) + "\"}";

        assertThat(inbox.send(TestMailProvider.KEY, body).getStatusCode()).isEqualTo(413);
    }

    @Test
    void eachRecipientGetsAMailOfItsOwn() throws Exception {
        var mail = TestMailProvider.mail("ada@example.org");
        mail.getPersonalization().getFirst().addCc(new Email("bob@example.org"));

        inbox.send(mail);

        assertThat(inbox.messages("ADA@example.ORG")).hasSize(1);
        assertThat(inbox.messages("bob@example.org")).hasSize(1);
        assertThat(inbox.messages("ada@example.or")).isEmpty();
    }

    @Test
    void mailsAreListedNewestFirstUpToTheLimitAndCanBeThrownAway() throws Exception {
        for (int i = 0; i < 5; i++) {
            inbox.send(TestMailProvider.mail("ada+" + i + "@example.org"));
        }

        JsonNode listed =
                TestMailProvider.json(inbox.get("/api/v1/messages?limit=2")).path("messages");
        assertThat(listed.findValuesAsString("to")).containsExactly("ada+4@example.org", "ada+3@example.org");
        assertThat(inbox.messages("ada+0@example.org")).hasSize(1);
        assertThat(inbox.call("DELETE", "/api/v1/messages", "").statusCode()).isEqualTo(204);
        assertThat(inbox.get("/api/v1/messages").body()).isEqualTo("{\"messages\":[]}");
        inbox.send(TestMailProvider.mail("ada@example.org"));
        assertThat(inbox.messages("ada@example.org")).hasSize(1);
    }

    @Test
    void aWrongQuestionGetsAProblemThatNamesTheField() throws Exception {
        var response = inbox.get("/api/v1/messages?limit=many");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("\"pointer\":\"/limit\"");
        assertThat(inbox.get("/api/v2").statusCode()).isEqualTo(404);
        assertThat(inbox.call("PATCH", "/api/v1/messages", "").statusCode()).isEqualTo(405);
    }
}

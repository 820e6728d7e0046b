package io.latchkey.mailprovider.ui;

import io.latchkey.mailprovider.http.HttpAnswer;
import io.latchkey.mailprovider.store.MailStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The answer that lists mails: their JSON goes from the file to the connection one by one, however many there are. */
record MailListBody(List<MailStore.Position> mails) implements HttpAnswer.Body {

    private static final byte[] START = "{\"messages\":[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "]}".getBytes(StandardCharsets.US_ASCII);

    @Override
    public long length() {
        long commas = Math.max(0, mails.size() - 1);
        return START.length
                + END.length
                + commas
                + mails.stream().mapToLong(MailStore.Position::length).sum();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(START);
        boolean first = true;
        for (var mail : mails) {
            if (!first) {
                out.write(',');
            }
            out.write(mail.readJson());
            first = false;
        }
        out.write(END);
    }
}

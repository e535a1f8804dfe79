package org.lodecast.app.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// In which encoding a text file is written: what its byte-order mark says, else UTF-8 if all of it is, else
/// the one that spreadsheets on Windows write.
final class Encoding {
    static final Charset WINDOWS = Charset.forName("windows-1252");

    private Encoding() {}

    static Charset detect(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = new byte[1 << 16];
            int n = in.readNBytes(bytes, 0, bytes.length);
            Charset wide = wide(bytes, n);
            if (wide != null) {
                return wide;
            }
            CharsetDecoder decoder = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            CharBuffer out = CharBuffer.allocate(bytes.length + 4);
            int kept = 0;
            while (true) {
                boolean last = kept + n < bytes.length || n <= 0;
                ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, kept + Math.max(0, n));
                if (decoder.decode(buffer, out.clear(), last).isError()) {
                    return WINDOWS;
                }
                if (last) {
                    return StandardCharsets.UTF_8;
                }
                kept = buffer.remaining(); // the first bytes of a character cut in two
                System.arraycopy(bytes, buffer.position(), bytes, 0, kept);
                n = in.readNBytes(bytes, kept, bytes.length - kept);
            }
        }
    }

    private static @org.jspecify.annotations.Nullable Charset wide(byte[] b, int n) {
        if (n >= 2 && (b[0] & 0xff) == 0xff && (b[1] & 0xff) == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (n >= 2 && (b[0] & 0xff) == 0xfe && (b[1] & 0xff) == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i + 1 < n; i += 2) {
            even += b[i] == 0 ? 1 : 0;
            odd += b[i + 1] == 0 ? 1 : 0;
        }
        // plain text in two bytes a character has nothing in one of them
        if (n >= 8 && odd > 0.45 * n && even == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return n >= 8 && even > 0.45 * n && odd == 0 ? StandardCharsets.UTF_16BE : null;
    }
}

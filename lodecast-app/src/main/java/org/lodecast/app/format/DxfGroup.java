package org.lodecast.app.format;

import java.util.ArrayList;
import java.util.List;

/// A group of a DXF: a line with a code and a line with its value.
///
/// @param line of the code, from 1
record DxfGroup(int code, String value, int line) {
    private static final int COMMENT = 999;

    /// All groups but comments.
    static List<DxfGroup> all(String text) throws BadMesh {
        List<DxfGroup> groups = new ArrayList<>();
        List<String> lines = text.lines().toList();
        int last = lines.size();
        while (last > 0 && lines.get(last - 1).isBlank()) {
            last--;
        }
        for (int i = 0; i < last; i += 2) {
            String code = lines.get(i).strip();
            int number;
            try {
                number = Integer.parseInt(code);
            } catch (NumberFormatException e) {
                throw new BadMesh(i + 1, "`" + shown(code) + "`; expected a group code of DXF, a whole number");
            }
            if (number != COMMENT) {
                // an empty value may be the last line
                groups.add(new DxfGroup(
                        number, i + 1 < lines.size() ? lines.get(i + 1).strip() : "", i + 1));
            }
        }
        return groups;
    }

    boolean is(int ofCode, String ofValue) {
        return code == ofCode && value.equals(ofValue);
    }

    double number() throws BadMesh {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new BadMesh(line + 1, "`" + shown(value) + "`; expected a number (group " + code + ")");
        }
    }

    int integer() throws BadMesh {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new BadMesh(line + 1, "`" + shown(value) + "`; expected a whole number (group " + code + ")");
        }
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}

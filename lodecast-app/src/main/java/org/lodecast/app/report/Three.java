package org.lodecast.app.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// three.js (MIT licence, from its web jar) and the modules of the 3D view as an import map of `data:`
/// addresses, so that a page opened from a file needs nothing else. A module at a `data:` address cannot
/// import its neighbours by path, so such imports are renamed to names in the map.
final class Three {
    private static final String ROOT = "/META-INF/resources/webjars/three/0.181.1/";
    private static final List<String> VIEWER = List.of(
            "page", "served", "model", "skin", "stage", "labels", "ground", "holes", "shapes", "slices", "targets",
            "probe", "address", "keys", "picture");
    private static final Pattern NEIGHBOUR =
            Pattern.compile("(from\\s*['\"])\\.{1,2}/(?:lines/)?([A-Za-z0-9]+\\.js['\"])");

    private Three() {}

    static String importMap() {
        Map<String, String> imports = new LinkedHashMap<>();
        imports.put("three", module("build/three.module.min.js"));
        imports.put("three-core", module("build/three.core.min.js"));
        imports.put("three/addons/OrbitControls.js", module("examples/jsm/controls/OrbitControls.js"));
        for (String name : new String[] {"LineSegments2.js", "LineSegmentsGeometry.js", "LineMaterial.js"}) {
            imports.put("three/addons/" + name, module("examples/jsm/lines/" + name));
        }
        for (String name : VIEWER) {
            imports.put("viewer/" + name + ".js", address(Html.resource("viewer/" + name + ".js")));
        }
        return Html.scriptJson(Map.of("imports", imports));
    }

    /// The licence, which has to travel with the code.
    static String licence() {
        return Html.resource(ROOT + "LICENSE");
    }

    private static String module(String path) {
        String source = Html.resource(ROOT + path).replace("./three.core.min.js", "three-core");
        return address(NEIGHBOUR.matcher(source).replaceAll("$1three/addons/$2"));
    }

    private static String address(String source) {
        return "data:text/javascript;base64,"
                + Base64.getEncoder().encodeToString(source.getBytes(StandardCharsets.UTF_8));
    }
}

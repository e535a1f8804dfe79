package org.lodecast.app.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.geochem.Concentration;

/// Names of columns as the field keeps them: grades with their units, and the roles of the others.
class HeaderNamesTest {
    @ParameterizedTest
    @CsvSource({
        "Au_ppb,Au,PPB",
        "Au (g/t),Au,GRAM_PER_TONNE",
        "Au [g/t],Au,GRAM_PER_TONNE",
        "CU_pct,Cu,PERCENT",
        "AS_PPM,As,PPM",
        "Au-AA24 ppm,Au,PPM",
        "Cu%,Cu,PERCENT",
        "Cu (%),Cu,PERCENT",
        "AG_gpt,Ag,GRAM_PER_TONNE",
        "S_pct,S,PERCENT",
        "W ppm,W,PPM",
        "'Au\n(ppb)',Au,PPB",
        "Au_oz/t,Au,OUNCE_PER_SHORT_TON",
        "Au #2 (g/t),Au,GRAM_PER_TONNE",
        "Au_ppb #3,Au,PPB"
    })
    void anElementWithItsUnit(String name, String symbol, Concentration unit) {
        assertThat(ElementHeader.parse(name)).contains(new ElementHeader(symbol, unit));
    }

    @ParameterizedTest
    @CsvSource({"Ni,Ni", "AU,Au", "s,S", " Cu ,Cu"})
    void anElementWithoutAUnit(String name, String symbol) {
        assertThat(ElementHeader.parse(name)).contains(new ElementHeader(symbol, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HOLEID",
                "BHID",
                "FROM",
                "TO",
                "RECOV",
                "DENSITY",
                "CORE",
                "X",
                "Z",
                "SAMPLE",
                "",
                "Au_grade",
                "Hole",
                "Note",
                "Fe_rec",
                "Alt",
                "Au ppm check"
            })
    void namesThatAreNoElement(String name) {
        assertThat(ElementHeader.parse(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "hole,'HoleID,hole,BHID,DHID,id,HOLE_ID,Hole-Id,hole id'",
        "x,'x,Easting,EAST,XCOLLAR,X_COLLAR'",
        "y,'y,Northing,north,ycollar'",
        "z,'z,RL,Elev,Elevation,zcollar'",
        "length,'length,depth,MaxDepth,Total Depth,EOH'",
        "at,'at,depth,distance,from'",
        "azimuth,'azimuth,AZ,azm,azi,brg,bearing'",
        "dip,'dip,inclination,Incl'",
        "from,'from,sampfrom,depth_from,FromDepth,from_m'",
        "to,'to,sampto,depthto,TO_DEPTH,to_m'"
    })
    void rolesAreFoundByEveryNameOfTheField(String role, String names) {
        for (String name : names.split(",")) {
            assertThat(Roles.find(List.of("other", name), role)).as(name).contains(name);
        }
    }

    @Test
    void theMoreTellingAliasWins() {
        assertThat(Roles.find(List.of("ID", "HOLEID"), "hole")).contains("HOLEID");
        assertThat(Roles.find(List.of("FROM", "DEPTH"), "at")).contains("DEPTH");
        assertThat(Roles.find(List.of("A", "B"), "hole")).isEmpty();
        assertThat(Roles.aliases("nothing")).isEmpty();
    }
}

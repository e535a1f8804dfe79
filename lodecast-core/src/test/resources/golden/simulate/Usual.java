import java.util.Locale;
import org.lodecast.Seed;
import org.lodecast.drill.Collar;
import org.lodecast.simulate.*;

/// Writes usual.csv: java -cp lodecast-core/target/classes Usual.java > usual.csv
class Usual {
    public static void main(String[] args) {
        System.out.println("# small deposits as they were before what the simulator takes for granted could be chosen");
        System.out.println("# metres drilled, samples, known bodies; of an element the mean of ln(value) and how many lie below its limit");
        System.out.println("# Usual.java with lodecast at commit 17fa36e, Temurin 25");
        System.out.println("# tolerance: 1e-4");
        System.out.println("# that is of the mean; of all else 0");
        System.out.println("style,seed,metres,samples,known,element,mean,censored");
        for (Style style : Style.values()) {
            SimulatedDeposit d = style.simulate(new Seed(11), Size.SMALL, MapQuality.USUAL);
            double metres = d.collars().stream().mapToDouble(Collar::length).sum();
            for (Element e : Element.values()) {
                double mean = d.assays().stream().mapToDouble(a -> Math.log(a.value(e))).sum() / d.assays().size();
                System.out.printf(
                        Locale.ROOT,
                        "%s,%d,%.1f,%d,%d,%s,%.6f,%d%n",
                        style.key(), 11, metres, d.assays().size(), d.orebodies().size(), e.symbol(), mean,
                        d.assays().stream().filter(a -> a.censored(e)).count());
            }
        }
    }
}

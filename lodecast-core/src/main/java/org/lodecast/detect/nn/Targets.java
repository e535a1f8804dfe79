package org.lodecast.detect.nn;

/// What the taught levels of a network should give for a batch. One a thread.
interface Targets {
    /// Makes the targets of a batch.
    void prepare(Batch batch);

    /// Targets of the i-th taught level for group `g`, cell by cell.
    float[] of(int i, int g);

    /// @param batch most samples at once
    static Targets of(Objective objective, int batch) {
        return switch (objective) {
            case Objective.Reconstruction _ -> new OfInput(batch);
            case Objective.Distillation distillation -> new OfTeacher(distillation, batch);
        };
    }

    /// The input itself.
    final class OfInput implements Targets {
        private final float[][] cells;

        private OfInput(int batch) {
            cells = new float[Batch.groups(batch)][];
        }

        @Override
        public void prepare(Batch batch) {
            for (int g = 0; g < batch.groups(); g++) {
                cells[g] = batch.cells(g);
            }
        }

        @Override
        public float[] of(int i, int g) {
            return cells[g];
        }
    }

    /// What a teacher's levels give.
    final class OfTeacher implements Targets {
        private final Pass pass;
        private final float[] parameters;
        private final int depth;

        private OfTeacher(Objective.Distillation distillation, int batch) {
            Network encoder = distillation.encoder();
            Packing packing = new Packing(encoder);
            pass = new Pass(encoder, packing, batch);
            parameters = new float[packing.size()];
            packing.pack(distillation.parameters(), parameters);
            depth = distillation.depth();
        }

        @Override
        public void prepare(Batch batch) {
            pass.forward(parameters, batch, depth);
        }

        @Override
        public float[] of(int i, int g) {
            return pass.output(i, g);
        }
    }
}

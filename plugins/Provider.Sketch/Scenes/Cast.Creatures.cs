using LettucePlug.Provider.Sketch.Drawing;
using LettucePlug.Provider.Sketch.Words;

namespace LettucePlug.Provider.Sketch.Scenes;

/// <content>Animals and people.</content>
internal sealed partial class Cast
{
    /// <summary>A sitting fox, seen from the side, or with other colours a wolf.</summary>
    private void DrawFox(Place at, Rgb fur, Rgb white)
    {
        white = Shaded(white);
        var dark = fur.Mix(Shaded(0x2A2022), 0.78f);
        Ground(at, 0.62f);
        // The tail sweeps round behind the body and ends in white.
        Put(at, "M -0.16 -0.06 C -0.5 0.06 -0.86 -0.08 -0.82 -0.42 C -0.8 -0.56 -0.7 -0.64 -0.62 -0.62 C -0.7 -0.44 -0.56 -0.26 -0.26 -0.3 Z", fur.Darker(0.12f));
        Put(at, "M -0.82 -0.42 C -0.8 -0.56 -0.7 -0.64 -0.62 -0.62 C -0.66 -0.54 -0.65 -0.46 -0.62 -0.4 C -0.7 -0.36 -0.76 -0.4 -0.82 -0.42 Z", white);
        Put(at, "M -0.3 0 C -0.42 -0.2 -0.36 -0.42 -0.16 -0.56 C -0.06 -0.66 0.16 -0.66 0.2 -0.5 C 0.24 -0.34 0.2 -0.14 0.22 0 Z", Round(at, fur, 0.4f));
        Put(at, "M -0.26 0.01 C -0.4 -0.16 -0.24 -0.34 -0.06 -0.26 C 0.06 -0.2 0.06 -0.06 0.04 0.01 Z", fur.Darker(0.08f));
        Put(at, "M 0.02 0.01 L 0.06 -0.34 L 0.15 -0.34 L 0.14 0.01 Z", fur.Darker(0.06f));
        Put(at, "M 0.13 0.01 L 0.12 -0.38 L 0.22 -0.38 L 0.22 0.01 Z", fur);
        Put(at, "M 0.13 0.01 L 0.135 -0.14 L 0.22 -0.16 L 0.235 0.01 Z", dark);
        Put(at, "M 0.02 0.01 L 0.035 -0.13 L 0.145 -0.14 L 0.14 0.01 Z", dark.Darker(0.15f));
        Put(at, "M 0.08 -0.52 C 0.18 -0.5 0.25 -0.5 0.25 -0.4 C 0.25 -0.28 0.19 -0.2 0.15 -0.16 C 0.1 -0.28 0.06 -0.4 0.08 -0.52 Z", white);
        // Head in three quarters: far ear, skull, cheeks, muzzle, near ear.
        Put(at, "M 0.18 -0.78 L 0.27 -1.04 L 0.33 -0.78 Z", fur.Darker(0.2f));
        Put(at, "M -0.1 -0.62 C -0.1 -0.8 0.04 -0.88 0.16 -0.86 C 0.3 -0.84 0.36 -0.74 0.38 -0.66 L 0.56 -0.54 C 0.57 -0.49 0.52 -0.47 0.46 -0.47 C 0.34 -0.42 0.2 -0.42 0.08 -0.46 C 0 -0.48 -0.06 -0.52 -0.1 -0.62 Z", fur);
        Put(at, "M -0.12 -0.6 L -0.04 -0.5 L 0.02 -0.44 C 0.12 -0.4 0.34 -0.4 0.46 -0.465 C 0.42 -0.53 0.34 -0.56 0.26 -0.56 C 0.14 -0.57 0.04 -0.6 -0.12 -0.6 Z", white);
        Put(at, "M -0.06 -0.7 L -0.04 -1.06 L 0.16 -0.83 Z", fur);
        Put(at, "M -0.02 -0.76 L -0.015 -0.97 L 0.1 -0.83 Z", dark);
        Put(at, "M 0.51 -0.56 C 0.55 -0.57 0.585 -0.54 0.575 -0.515 C 0.56 -0.49 0.52 -0.5 0.51 -0.56 Z", Shaded(0x1C1618));
        Put(at, "M 0.23 -0.665 Q 0.275 -0.71 0.315 -0.66 Q 0.27 -0.64 0.23 -0.665 Z", Shaded(0x1C1618));
        Disc(at, 0.282f, -0.675f, 0.008f, 0.008f, Rgb.White);
    }

    private void DrawCat(Place at)
    {
        var fur = Own(Motif.Cat, dice.Pick<Rgb>([0x3B3A42, 0xC98A4A, 0x8D8A88, 0xE5DDD0]));
        Ground(at, 0.45f);
        Put(at, "M 0.22 -0.02 C 0.5 0.04 0.6 -0.14 0.5 -0.3 C 0.46 -0.38 0.4 -0.36 0.42 -0.28 C 0.46 -0.16 0.36 -0.1 0.24 -0.14 Z", fur.Darker(0.1f));
        Put(at, "M -0.28 0 C -0.36 -0.3 -0.2 -0.56 0 -0.58 C 0.2 -0.56 0.36 -0.3 0.28 0 Z", Round(at, fur, 0.35f));
        Put(at, "M -0.1 -0.46 Q 0 -0.3 0.1 -0.46 Q 0.1 -0.2 0 -0.14 Q -0.1 -0.2 -0.1 -0.46 Z", fur.Lighter(0.45f));
        Put(at, "M -0.13 0.01 L -0.12 -0.26 Q -0.06 -0.32 -0.015 -0.26 L -0.015 0.01 Z", fur.Lighter(0.06f));
        Put(at, "M 0.13 0.01 L 0.12 -0.26 Q 0.06 -0.32 0.015 -0.26 L 0.015 0.01 Z", fur.Darker(0.04f));
        foreach (var side in new[] { -1, 1 })
        {
            Put(at, Text($"M {side * 0.24f} -0.72 L {side * 0.22f} -1.02 L {side * 0.05f} -0.88 Z"), fur);
            Put(at, Text($"M {side * 0.2f} -0.78 L {side * 0.195f} -0.94 L {side * 0.09f} -0.86 Z"), ((Rgb)0xD99A9A).Mix(fur, 0.3f));
        }

        Put(at, "M -0.27 -0.68 C -0.27 -0.86 -0.12 -0.92 0 -0.92 C 0.12 -0.92 0.27 -0.86 0.27 -0.68 C 0.27 -0.54 0.12 -0.47 0 -0.47 C -0.12 -0.47 -0.27 -0.54 -0.27 -0.68 Z", Round(at, fur, 0.35f));
        Put(at, "M -0.11 -0.58 Q 0 -0.66 0.11 -0.58 Q 0.08 -0.49 0 -0.49 Q -0.08 -0.49 -0.11 -0.58 Z", fur.Lighter(0.5f));
        foreach (var side in new[] { -1, 1 })
        {
            Disc(at, side * 0.115f, -0.71f, 0.055f, 0.05f, 0xD9C24A);
            Disc(at, side * 0.115f, -0.71f, 0.018f, 0.045f, 0x15120F);
            Disc(at, (side * 0.115f) + 0.018f, -0.728f, 0.012f, 0.012f, Rgb.White);
            foreach (var rise in new[] { -0.03f, 0.01f, 0.05f })
            {
                Put(at, Text($"M {side * 0.08f} -0.575 L {side * 0.36f} {-0.57f + rise} L {side * 0.36f} {-0.566f + rise} L {side * 0.08f} -0.569 Z"), Rgb.White, 0.5f);
            }
        }

        Put(at, "M -0.025 -0.615 L 0.025 -0.615 L 0 -0.585 Z", 0xC97F86);
    }

    private void DrawDragon(Place at)
    {
        var hide = Own(Motif.Dragon, 0x4A5A4A).Darker(0.25f);
        var wing = hide.Mix(mood.Light, 0.16f);
        Put(at, "M 0.1 -0.1 C -0.1 -0.5 -0.35 -0.8 -0.75 -0.95 C -0.65 -0.8 -0.66 -0.62 -0.72 -0.5 C -0.55 -0.56 -0.46 -0.46 -0.44 -0.3 C -0.32 -0.4 -0.2 -0.32 -0.16 -0.14 Z", wing.Darker(0.2f));
        Put(at, "M -1.25 0.28 C -1 0.32 -0.8 0.1 -0.5 0.02 C -0.2 -0.1 0.1 -0.2 0.36 -0.16 C 0.5 -0.14 0.58 -0.28 0.7 -0.36 C 0.76 -0.4 0.86 -0.4 0.92 -0.35 L 1.08 -0.28 C 1.06 -0.24 1 -0.24 0.94 -0.24 C 0.84 -0.22 0.78 -0.2 0.72 -0.1 C 0.62 0.08 0.4 0.12 0.1 0.14 C -0.2 0.16 -0.5 0.2 -0.75 0.3 C -0.95 0.36 -1.1 0.36 -1.25 0.28 Z", hide);
        Put(at, "M 0.78 -0.38 L 0.66 -0.52 L 0.84 -0.42 Z", hide.Darker(0.2f));
        Put(at, "M 0.2 -0.12 C 0.1 -0.6 -0.05 -1 -0.4 -1.3 C -0.25 -1.12 -0.24 -0.9 -0.3 -0.74 C -0.14 -0.84 -0.02 -0.72 -0.04 -0.54 C 0.06 -0.66 0.2 -0.56 0.16 -0.38 C 0.24 -0.46 0.36 -0.36 0.36 -0.16 Z", wing);
        Put(at, "M -1.25 0.28 L -1.42 0.16 L -1.36 0.32 L -1.44 0.44 Z", hide);
        Put(at, "M 0.16 0.1 C 0.14 0.24 0.06 0.28 0 0.3 L 0.12 0.32 C 0.22 0.28 0.28 0.18 0.3 0.08 Z", hide.Darker(0.15f));
        Disc(at, 0.89f, -0.335f, 0.014f, 0.012f, 0xFFC45A);
    }

    private void DrawFigure(Place at)
    {
        var cloak = Own(Motif.Figure, idea.Looks.Clothes ?? 0x4A3A48);
        Ground(at, 0.26f);
        Put(at, "M -0.07 0.01 L -0.07 -0.3 L -0.005 -0.3 L -0.01 0.01 Z", Shaded(0x2A2528));
        Put(at, "M 0.02 0.01 L 0.01 -0.3 L 0.08 -0.3 L 0.09 0.01 Z", Shaded(0x2A2528));
        Put(at, "M 0 -0.86 C 0.12 -0.82 0.15 -0.6 0.18 -0.4 C 0.2 -0.28 0.24 -0.16 0.23 -0.1 C 0.1 -0.05 -0.12 -0.04 -0.26 -0.1 C -0.2 -0.3 -0.18 -0.5 -0.15 -0.64 C -0.13 -0.8 -0.08 -0.86 0 -0.86 Z", Round(at, cloak, 0.24f));
        Disc(at, 0.01f, -0.9f, 0.075f, 0.09f, Shaded(idea.Looks.Skin ?? 0xE0B692));
        Put(at, "M 0.085 -0.9 C 0.08 -1.04 -0.08 -1.06 -0.1 -0.9 C -0.12 -0.8 -0.1 -0.76 -0.02 -0.76 C -0.05 -0.84 -0.02 -0.95 0.085 -0.9 Z", Shaded(idea.Looks.Hair ?? 0x3A2A24));
        Put(at, "M 0.26 0.02 L 0.28 0.02 L 0.3 -0.95 L 0.285 -0.95 Z", Shaded(0x6A4A2E));
        Put(at, "M 0.1 -0.66 L 0.29 -0.56 L 0.28 -0.48 L 0.08 -0.52 Z", cloak.Darker(0.2f));
    }

    private void DrawBirds(Place at)
    {
        for (var i = 0; i < 9; i++)
        {
            var x = dice.Between(-1.2f, 1.2f);
            var bird = at.At(x, dice.Between(-0.45f, 0.45f), dice.Between(0.12f, 0.24f));
            Put(bird, "M -1 -0.3 Q -0.45 -0.6 0 0 Q 0.45 -0.6 1 -0.3 Q 0.45 -0.4 0.06 0.16 Q 0 0.24 -0.06 0.16 Q -0.45 -0.4 -1 -0.3 Z", Own(Motif.Birds, 0x2A2E36));
        }
    }

    private void Ground(Place at, float half)
    {
        var foot = at.Map(0, 0.01f);
        picture.Add(new Glow(foot.X, foot.Y, half * at.Scale, half * 0.16f * at.Scale, Rgb.Black, 0.4f) { Covers = true });
    }
}

using LettucePlug.Provider.Sketch.Drawing;
using LettucePlug.Provider.Sketch.Words;

namespace LettucePlug.Provider.Sketch.Scenes;

/// <content>Trees, ships, balloons, fires.</content>
internal sealed partial class Cast
{
    private void DrawTree(Place at)
    {
        Rgb? leaves = idea.Snow ? null
            : Own(Motif.Tree, idea.Autumn ? 0xC9772B : dice.Pick<Rgb>([0x5F8F3E, 0x4E8A4A, 0x7A9A3C]));
        Trees.Old(picture, dice, at, Shaded(0x4A3426), leaves);
    }

    private void DrawShip(Place at)
    {
        var hull = Own(Motif.Ship, 0x5A3B28);
        var sail = Shaded(0xF2E9D4);
        var foot = at.Map(0, 0.02f);
        Put(at, "M -0.015 -0.1 L 0.015 -0.1 L 0.01 -1.02 L -0.01 -1.02 Z", hull.Darker(0.2f));
        Put(at, "M 0.3 -0.1 L 0.32 -0.1 L 0.318 -0.8 L 0.304 -0.8 Z", hull.Darker(0.2f));
        foreach (var (x, top, bottom, half) in new[] { (0f, -0.98f, -0.66f, 0.2f), (0f, -0.62f, -0.24f, 0.26f), (0.31f, -0.76f, -0.5f, 0.14f), (0.31f, -0.47f, -0.22f, 0.17f) })
        {
            var bow = at.At(x, 0);
            Put(bow, Text($"M {-half * 0.85f} {top} Q 0 {top + 0.03f} {half * 0.85f} {top} Q {half * 1.25f} {(top + bottom) / 2} {half} {bottom} Q 0 {bottom - 0.07f} {-half} {bottom} Q {-half * 0.62f} {(top + bottom) / 2} {-half * 0.85f} {top} Z"), Round(bow, sail, half));
        }

        Put(at, "M 0.33 -0.62 L 0.72 -0.14 L 0.34 -0.2 Z", sail.Darker(0.1f));
        Put(at, "M 0 -1.02 Q -0.08 -1.06 -0.17 -1.02 Q -0.08 -1 0 -0.97 Z", Shaded(0xB8362F));
        Put(at, "M -0.52 -0.24 L -0.36 -0.16 Q 0.1 -0.08 0.58 -0.16 L 0.78 -0.19 Q 0.62 0 0.44 0.06 L -0.34 0.06 Q -0.48 -0.02 -0.52 -0.24 Z", Fill.Down(hull.Lighter(0.12f), hull.Darker(0.4f), at.Y - (0.25f * at.Scale), at.Y + (0.05f * at.Scale)));
        Put(at, "M -0.49 -0.14 Q 0.1 -0.02 0.68 -0.12 L 0.66 -0.1 Q 0.1 0.01 -0.485 -0.12 Z", hull.Lighter(0.35f));
        picture.Add(new Glow(foot.X, foot.Y + (0.05f * at.Scale), 0.62f * at.Scale, 0.06f * at.Scale, mood.Water.Darker(0.55f), 0.7f) { Covers = true });
        picture.Add(new Glow(foot.X, foot.Y + (0.02f * at.Scale), 0.6f * at.Scale, 0.025f * at.Scale, Rgb.White, 0.35f));
    }

    private void DrawFire(Place at)
    {
        foreach (var side in new[] { -1, 1 })
        {
            Put(at, Text($"M {side * 0.5f} 0.02 L {side * 0.46f} -0.08 L {-side * 0.3f} -0.2 L {-side * 0.34f} -0.12 Z"), Shaded(0x4A3020));
        }

        Shine(at, 0, -0.3f, 1.9f, 0xFF9A3C, 0.5f);
        Flames.Draw(picture, dice, at.At(0, -0.06f, 0.8f));
    }

    private void DrawBalloon(Place at)
    {
        var cloth = Own(Motif.Balloon, 0xC8503C);
        for (var i = 0; i < 5; i++)
        {
            var half = 0.42f * (1 - (i * 0.24f));
            var tone = i % 2 == 0 ? cloth : Shaded(0xF0DDB0);
            Put(at, Text($"M 0 -0.62 C {half * 1.35f} -0.62 {half * 1.35f} 0.02 {half * 0.26f} 0.36 L {-half * 0.26f} 0.36 C {-half * 1.35f} 0.02 {-half * 1.35f} -0.62 0 -0.62 Z"), Round(at, tone, half));
        }

        Put(at, "M -0.1 0.36 L -0.07 0.52 L -0.06 0.52 L -0.09 0.36 Z M 0.1 0.36 L 0.07 0.52 L 0.06 0.52 L 0.09 0.36 Z", Shaded(0x4A3426));
        Put(at, "M -0.085 0.51 L 0.085 0.51 L 0.07 0.64 L -0.07 0.64 Z", Round(at, Shaded(0x8A5A34), 0.09f));
    }
}

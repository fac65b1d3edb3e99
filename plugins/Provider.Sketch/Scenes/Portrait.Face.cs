using LettucePlug.Provider.Sketch.Drawing;

namespace LettucePlug.Provider.Sketch.Scenes;

/// <content>Eyes, brows, nose and mouth.</content>
internal sealed partial class Portrait
{
    private void DrawEyes()
    {
        Rgb white = 0xF6F1EC;
        var lash = _hair.Mix(0x1A1416, 0.75f);
        foreach (var side in new[] { -1, 1 })
        {
            var x = side * 0.158f;
            Soft(x, -0.005f, 0.13f, 0.09f, _skin.Darker(0.35f), 0.35f);
            Put($"M {x - (side * 0.085f)} 0.018 Q {x - (side * 0.03f)} -0.058 {x + (side * 0.045f)} -0.046 Q {x + (side * 0.085f)} -0.03 {x + (side * 0.094f)} -0.002 Q {x + (side * 0.05f)} 0.052 {x - (side * 0.02f)} 0.048 Q {x - (side * 0.065f)} 0.04 {x - (side * 0.085f)} 0.018 Z", white);
            Oval(x + (side * 0.004f), -0.002f, 0.047f, 0.05f, _eyes.Darker(0.55f));
            Oval(x + (side * 0.004f), -0.001f, 0.041f, 0.044f, _eyes);
            Oval(x + (side * 0.004f), 0.013f, 0.031f, 0.026f, _eyes.Lighter(0.32f), 0.7f);
            Oval(x + (side * 0.004f), -0.002f, 0.019f, 0.021f, 0x120E10);
            Oval(x - 0.012f, -0.02f, 0.013f, 0.013f, Rgb.White, 0.95f);
            Oval(x + 0.018f, 0.02f, 0.006f, 0.006f, Rgb.White, 0.7f);
            // The upper lid covers the top of the iris; its lashes are longer on softer faces.
            var flick = _soft ? 0.03f : 0.008f;
            var thick = _soft ? 0.024f : 0.014f;
            Put($"M {x - (side * 0.09f)} 0.022 Q {x - (side * 0.035f)} {-0.058 - thick} {x + (side * 0.045f)} {-0.046f - thick} Q {x + (side * 0.088f)} -0.035 {x + (side * (0.1f + flick))} {-0.012f - flick} Q {x + (side * 0.08f)} -0.018 {x + (side * 0.045f)} -0.042 Q {x - (side * 0.03f)} -0.054 {x - (side * 0.09f)} 0.022 Z", lash);
            Put($"M {x - (side * 0.075f)} -0.052 Q {x} -0.105 {x + (side * 0.09f)} -0.062 Q {x} -0.096 {x - (side * 0.075f)} -0.052 Z", _skin.Darker(0.42f), 0.6f);
            Put($"M {x - (side * 0.05f)} 0.052 Q {x + (side * 0.03f)} 0.066 {x + (side * 0.09f)} 0.006 Q {x + (side * 0.03f)} 0.058 {x - (side * 0.05f)} 0.052 Z", _skin.Darker(0.45f), 0.6f);
            DrawBrow(side, x);
        }
    }

    private void DrawBrow(int side, float x)
    {
        var inner = _looks.Sad ? -0.015f : 0.012f;
        var thick = _soft ? 0.022f : 0.036f;
        Put($"M {x - (side * 0.1f)} {-0.118f + inner} Q {x + (side * 0.02f)} -0.188 {x + (side * 0.125f)} -0.122 Q {x + (side * 0.02f)} {-0.178f + thick} {x - (side * 0.1f)} {-0.118f + inner + thick} Z", _hair.Darker(0.35f), 0.9f);
    }

    private void DrawNoseAndMouth()
    {
        var shade = _skin.Darker(0.34f).Mix(0xA0483C, 0.15f);
        Put($"M 0.02 -0.04 Q 0.03 0.1 0.062 0.175 Q 0.07 0.215 0.02 0.218 Q 0.035 0.1 0.02 -0.04 Z", shade, 0.33f);
        Put($"M -0.05 0.203 Q -0.03 0.228 0 0.224 Q 0.03 0.228 0.052 0.2 Q 0.03 0.212 0 0.212 Q -0.03 0.214 -0.05 0.203 Z", shade, 0.8f);
        Soft(-0.006f, 0.15f, 0.026f, 0.05f, _skin.Lighter(0.5f), 0.5f);
        var lip = _skin.Mix(_soft ? 0xB5383F : 0xA0524A, _soft ? 0.62f : 0.42f);
        var up = _looks.Smile ? -0.022f : _looks.Sad ? 0.014f : -0.006f;
        var wide = _looks.Smile ? 0.125f : 0.104f;
        Put($"M {-wide} {0.315f + up} Q -0.045 0.286 -0.016 0.288 Q 0 0.298 0.016 0.288 Q 0.045 0.286 {wide} {0.315f + up} Q 0 0.335 {-wide} {0.315f + up} Z", lip.Darker(0.14f));
        Put($"M {-wide * 0.92f} {0.316f + up} Q 0 0.332 {wide * 0.92f} {0.316f + up} Q 0.055 0.376 0 0.376 Q -0.055 0.376 {-wide * 0.92f} {0.316f + up} Z", lip.Lighter(0.06f));
        Put($"M {-wide - 0.008f} {0.312f + up} Q 0 0.342 {wide + 0.008f} {0.312f + up} Q 0 0.33 {-wide - 0.008f} {0.312f + up} Z", lip.Darker(0.55f));
        Soft(-0.01f, 0.352f, 0.04f, 0.012f, lip.Lighter(0.55f), 0.6f);
        Soft(0, 0.4f, 0.07f, 0.025f, shade, 0.35f);
        if (_looks.Beard)
        {
            DrawBeard();
        }
    }

    private void DrawBeard()
    {
        var tone = _hair.Darker(0.08f);
        Put($"M -0.37 0.02 C -0.37 0.3 -0.3 0.56 0 0.72 C 0.3 0.56 0.37 0.3 0.37 0.02 C 0.33 0.16 0.27 0.24 0.16 0.255 Q 0 0.225 -0.16 0.255 C -0.27 0.24 -0.33 0.16 -0.37 0.02 Z M -0.1 0.31 Q 0 0.29 0.1 0.31 Q 0.06 0.37 0 0.372 Q -0.06 0.37 -0.1 0.31 Z",
            Fill.Across(tone.Lighter(0.08f), tone.Darker(0.3f), X(-0.35f), X(0.38f)));
        for (var i = 0; i < 22; i++)
        {
            var x = _dice.Between(-0.26f, 0.26f);
            var length = _dice.Between(0.08f, 0.16f);
            var y = 0.42f + _dice.Between(0, 0.1f) - (Math.Abs(x) * 0.3f);
            Put($"M {x - 0.006f} {y} Q {x * 0.95f} {y + (length / 2)} {x * 0.85f} {y + length} Q {x} {y + (length / 2)} {x + 0.006f} {y} Z", i % 2 == 0 ? tone.Lighter(0.18f) : tone.Darker(0.25f), 0.6f);
        }
    }
}

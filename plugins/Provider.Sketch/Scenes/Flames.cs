using LettucePlug.Provider.Sketch.Drawing;

namespace LettucePlug.Provider.Sketch.Scenes;

/// <summary>Tongues of fire, outer ones red, inner ones yellow.</summary>
internal static class Flames
{
    public static void Draw(Composition picture, Dice dice, Place at)
    {
        Rgb[] tones = [0xC8321A, 0xE8641E, 0xF79A2B, 0xFFD25A, 0xFFF3B8];
        for (var i = 0; i < tones.Length; i++)
        {
            var size = 1 - (i * 0.19f);
            for (var tongue = -1; tongue <= 1; tongue++)
            {
                var lean = dice.Between(-0.12f, 0.12f);
                var height = (tongue == 0 ? 1 : 0.62f) * size * dice.Between(0.9f, 1.1f);
                var half = 0.19f * size;
                var flame = at.At(tongue * 0.2f * size, 0);
                var path = FormattableString.Invariant(
                    $"M {-half} 0 C {-half * 1.5f} {-height * 0.45f} {lean - (half * 0.1f)} {-height * 0.5f} {lean} {-height} C {lean + (half * 0.5f)} {-height * 0.62f} {half * 1.5f} {-height * 0.4f} {half} 0 Q 0 {half * 0.5f} {-half} 0 Z");
                picture.Add(new Shape(Outline.Parse(path, flame), tones[i], 0.88f));
            }
        }
    }
}

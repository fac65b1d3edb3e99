namespace LettucePlug.Provider.Sketch.Drawing;

/// <summary>Smooth value noise. Only sums, products and floors, so that every machine draws the same picture.</summary>
internal static class Noise
{
    public static float At(float x, float y, int salt)
    {
        var fx = MathF.Floor(x);
        var fy = MathF.Floor(y);
        var ix = (int)fx;
        var iy = (int)fy;
        var u = Ease(x - fx);
        var v = Ease(y - fy);
        var top = Corner(ix, iy, salt) + ((Corner(ix + 1, iy, salt) - Corner(ix, iy, salt)) * u);
        var low = Corner(ix, iy + 1, salt) + ((Corner(ix + 1, iy + 1, salt) - Corner(ix, iy + 1, salt)) * u);
        return top + ((low - top) * v);
    }

    /// <summary>Octaves of noise, each twice as fine and half as strong; 0 to 1.</summary>
    public static float Layered(float x, float y, int octaves, int salt)
    {
        float sum = 0, weight = 0.5f, total = 0;
        for (var i = 0; i < octaves; i++)
        {
            sum += At(x, y, salt + (i * 7919)) * weight;
            total += weight;
            weight *= 0.5f;
            x = (x * 2) + 17.3f;
            y = (y * 2) + 5.1f;
        }

        return sum / total;
    }

    public static float Ease(float t) => t * t * (3 - (2 * t));

    public static float Step(float from, float to, float value) =>
        Ease(Math.Clamp((value - from) / (to - from), 0, 1));

    /// <summary>Sine of a number of turns, by its Taylor series: the machine's own differs in the last bits elsewhere.</summary>
    public static float Wave(float turns)
    {
        var t = turns - MathF.Floor(turns + 0.5f);
        if (t > 0.25f)
        {
            t = 0.5f - t;
        }
        else if (t < -0.25f)
        {
            t = -0.5f - t;
        }

        var r = t * 6.2831853f;
        var r2 = r * r;
        return r * (1 - (r2 / 6 * (1 - (r2 / 20 * (1 - (r2 / 42))))));
    }

    public static float Corner(int x, int y, int salt)
    {
        unchecked
        {
            var h = (uint)x * 0x9E3779B1u;
            h ^= ((uint)y * 0x85EBCA77u) + ((uint)salt * 0xC2B2AE3Du);
            h = (h ^ (h >> 15)) * 0x2C1B3C6Du;
            h = (h ^ (h >> 12)) * 0x297A2D39u;
            return ((h ^ (h >> 15)) >> 8) / (float)(1 << 24);
        }
    }
}

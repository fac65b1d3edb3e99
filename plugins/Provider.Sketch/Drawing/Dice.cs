namespace LettucePlug.Provider.Sketch.Drawing;

/// <summary>Numbers that look random and are the same on every machine (SplitMix64 by Steele, Lea and Flood, 2014).</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public int NextSalt() => (int)(Next() >> 33);

    public float Roll() => (Next() >> 40) / (float)(1 << 24);

    public float Between(float low, float high) => low + ((high - low) * Roll());

    public int Below(int count) => (int)(Next() % (ulong)count);

    public bool Chance(float probability) => Roll() < probability;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];
}

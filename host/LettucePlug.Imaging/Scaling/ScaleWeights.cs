namespace LettucePlug.Imaging;

/// <summary>For each new pixel of one axis: which old ones count, and how much. The weights of a pixel sum to one.</summary>
internal sealed class ScaleWeights
{
    private readonly int[] _starts;
    private readonly float[] _weights;

    public ScaleWeights(int source, int target, ScaleFilter filter)
    {
        var ratio = (double)source / target;
        var spread = Math.Max(ratio, 1);
        var isBox = filter == ScaleFilter.Area && ratio >= 1;
        var reach = isBox ? ratio / 2 : filter == ScaleFilter.Lanczos ? 3 * spread : 1;
        Taps = Math.Min(source, (int)Math.Ceiling(reach * 2) + 1);
        _starts = new int[target];
        _weights = new float[target * Taps];
        for (var index = 0; index < target; index++)
        {
            var centre = (index + 0.5) * ratio;
            var start = Math.Clamp((int)Math.Floor(centre - reach), 0, source - Taps);
            _starts[index] = start;
            double sum = 0;
            for (var tap = 0; tap < Taps; tap++)
            {
                sum += Weight(start + tap);
            }

            for (var tap = 0; tap < Taps; tap++)
            {
                _weights[(index * Taps) + tap] = (float)(Weight(start + tap) / sum);
            }

            double Weight(int at) => isBox
                ? Math.Max(0, Math.Min(at + 1, centre + reach) - Math.Max(at, centre - reach))
                : Kernel((at + 0.5 - centre) / spread, filter);
        }
    }

    /// <summary>Old pixels looked at for each new one.</summary>
    public int Taps { get; }

    public int Start(int index) => _starts[index];

    public ReadOnlySpan<float> Of(int index) => _weights.AsSpan(index * Taps, Taps);

    private static double Kernel(double x, ScaleFilter filter)
    {
        x = Math.Abs(x);
        if (filter == ScaleFilter.Area)
        {
            return Math.Max(0, 1 - x);
        }

        if (x >= 3)
        {
            return 0;
        }

        return x < 1e-9 ? 1 : 3 * Math.Sin(Math.PI * x) * Math.Sin(Math.PI * x / 3) / (Math.PI * Math.PI * x * x);
    }
}

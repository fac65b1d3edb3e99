namespace LettucePlug.Providers.SdApi;

/// <summary>The ControlNet extension of a server: the way in which it takes more than one reference.</summary>
internal sealed record ControlNet
{
    public const int UsualUnits = 3;

    public IReadOnlyList<string> Models { get; init; } = [];

    public IReadOnlyList<string> Modules { get; init; } = [];

    public int Units { get; init; } = UsualUnits;

    /// <summary>The unit that copies what a picture shows; null where the server has nothing for that.</summary>
    public ControlNetUnit? Choose(SdApiOptions options, string checkpoint)
    {
        if (options.ControlNetModel is { } wished)
        {
            return Models.FirstOrDefault(model => model.StartsWith(wished, StringComparison.OrdinalIgnoreCase)) is { } model
                ? new() { Model = model, Module = options.ControlNetModule ?? AdapterModule(), Weight = options.ControlNetWeight }
                : null;
        }

        var adapters = Models.Where(IsAdapter).ToList();
        if (adapters.Count > 0)
        {
            // An adapter for one family of models fails on the other.
            var adapter = adapters.FirstOrDefault(name => IsXl(name) == IsXl(checkpoint)) ?? adapters[0];
            return new() { Model = adapter, Module = options.ControlNetModule ?? AdapterModule(), Weight = options.ControlNetWeight };
        }

        return Modules.Contains("reference_only")
            ? new() { Model = "None", Module = options.ControlNetModule ?? "reference_only", Weight = options.ControlNetWeight }
            : null;
    }

    private static bool IsAdapter(string model) =>
        model.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)
            .Contains("ipadapter", StringComparison.OrdinalIgnoreCase);

    private static bool IsXl(string name) => name.Contains("xl", StringComparison.OrdinalIgnoreCase);

    private string AdapterModule() =>
        Modules.Count == 0 || Modules.Contains("ip-adapter-auto")
            ? "ip-adapter-auto"
            : Modules.FirstOrDefault(module => module.StartsWith("ip-adapter", StringComparison.OrdinalIgnoreCase)) ?? "none";
}

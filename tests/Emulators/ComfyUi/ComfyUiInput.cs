namespace LettucePlug.Emulators;

/// <summary>An input of a class of nodes.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">Such as <c>INT</c> or <c>MODEL</c>; <c>COMBO</c> for <see cref="Choices"/>.</param>
public sealed record ComfyUiInput(string Name, string Type)
{
    public bool IsRequired { get; init; } = true;

    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Newer classes describe their choices in another way.</summary>
    public bool IsNewCombo { get; init; }

    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    /// <summary>As <c>/object_info</c> describes it.</summary>
    /// <param name="pictures">The names of the uploaded pictures.</param>
    public object[] Describe(IReadOnlyList<string> pictures)
    {
        var options = new Dictionary<string, object>();
        if (Min is { } min && Max is { } max)
        {
            options["min"] = min;
            options["max"] = max;
        }

        if (Type == "IMAGE_FILE")
        {
            return [pictures, new Dictionary<string, object> { ["image_upload"] = true }];
        }

        if (Type != "COMBO")
        {
            return [Type, options];
        }

        return IsNewCombo ? ["COMBO", new Dictionary<string, object> { ["options"] = Choices }] : [Choices, options];
    }
}

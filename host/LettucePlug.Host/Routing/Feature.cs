using LettucePlug.Host.Settings;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Routing;

/// <summary>Something the program does with a model: what the model must take and give, and which setting names it.</summary>
internal sealed record Feature
{
    private Feature()
    {
    }

    public static Feature Chat { get; } = new()
    {
        Name = "chat",
        Title = "chat replies",
        SettingKey = "chat.model",
        Input = [Modality.Text],
        Output = [Modality.Text],
    };

    public static Feature Avatar { get; } = new()
    {
        Name = "avatar",
        Title = "making avatars",
        SettingKey = "avatar.model",
        Input = [Modality.Text],
        Output = [Modality.Image],
    };

    public static Feature AvatarEdit { get; } = new()
    {
        Name = "avatarEdit",
        Title = "editing avatars",
        SettingKey = "avatar.model",
        Input = [Modality.Text, Modality.Image],
        Output = [Modality.Image],
    };

    public static Feature SceneWriter { get; } = new()
    {
        Name = "sceneWriter",
        Title = "writing scene prompts",
        SettingKey = "scene.writerModel",
        Input = [Modality.Text, Modality.Image],
        Output = [Modality.Text],
    };

    public static Feature SceneImage { get; } = new()
    {
        Name = "sceneImage",
        Title = "rendering scene images",
        SettingKey = "scene.imageModel",
        Input = [Modality.Text],
        Output = [Modality.Image],
        PreferredInput = [Modality.Image],
    };

    public static Feature Design { get; } = new()
    {
        Name = "design",
        Title = "drafting design descriptions",
        SettingKey = "design.model",
        Input = [Modality.Text, Modality.Image],
        Output = [Modality.Text],
    };

    public static Feature Image { get; } = new()
    {
        Name = "image",
        Title = "making images",
        SettingKey = "image.model",
        Input = [Modality.Text],
        Output = [Modality.Image],
    };

    public static Feature ImageEdit { get; } = new()
    {
        Name = "imageEdit",
        Title = "editing images",
        SettingKey = "image.model",
        Input = [Modality.Text, Modality.Image],
        Output = [Modality.Image],
    };

    public static IReadOnlyList<Feature> All { get; } =
        [Chat, Avatar, AvatarEdit, SceneWriter, SceneImage, Design, Image, ImageEdit];

    public required string Name { get; init; }

    /// <summary>What it is, to be said after "for".</summary>
    public required string Title { get; init; }

    public required string SettingKey { get; init; }

    public required IReadOnlyList<Modality> Input { get; init; }

    public required IReadOnlyList<Modality> Output { get; init; }

    /// <summary>Good to have; without it something is left out and said.</summary>
    public IReadOnlyList<Modality> PreferredInput { get; init; } = [];

    public static Feature Find(string name) =>
        All.FirstOrDefault(feature => feature.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new SettingsException("unknown-feature", $"There is no feature '{name}'.")
        {
            Hint = "There are: " + string.Join(", ", All.Select(feature => feature.Name)),
        };
}

using LettucePlug.Sdk;

namespace LettucePlug.Templates.Core;

/// <summary>The files of the folder <c>pack</c>.</summary>
public sealed class CorePack() : EmbeddedTemplatePack("lettuce.core");

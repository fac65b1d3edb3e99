using System.Reflection.Metadata;

namespace LettucePlug.Host.Plugins;

/// <summary>
/// Looks up every SDK type and member that a plugin refers to. Without it a plugin built against a newer minor version
/// would start, and fail with a MissingMethodException in the middle of a call.
/// </summary>
internal static class SdkLinkCheck
{
    private const int MostNamed = 5;

    public static void Check(AssemblyImage image, Findings findings)
    {
        var missing = MissingTypes(image.Metadata).Concat(MissingMembers(image.Metadata)).Distinct().ToList();
        if (missing.Count == 0)
        {
            return;
        }

        var named = string.Join(", ", missing.Take(MostNamed));
        var more = missing.Count > MostNamed ? $" and {missing.Count - MostNamed} more" : "";
        findings.Refuse(PluginCodes.MissingSdkMember, PluginStage.Preflight,
            $"{image.FileName} uses {named}{more}, which SDK {SdkSurface.HostVersion} of this host does not have",
            "Update LettucePlug, or ask for a build of the plugin for this version.");
    }

    private static IEnumerable<string> MissingTypes(MetadataReader reader) =>
        reader.TypeReferences
            .Where(handle => TypeNames.AssemblyOf(reader, handle) == SdkSurface.AssemblyName)
            .Select(handle => TypeNames.Of(reader, handle))
            .Where(name => !SdkSurface.OfHost.HasType(name));

    private static IEnumerable<string> MissingMembers(MetadataReader reader)
    {
        var text = new SignatureText();
        foreach (var member in reader.MemberReferences.Select(reader.GetMemberReference))
        {
            var type = TypeNames.Of(reader, member.Parent);
            if (!IsOfSdk(reader, member.Parent, type) || !SdkSurface.OfHost.HasType(type))
            {
                continue;
            }

            var name = reader.GetString(member.Name);
            var signature = member.GetKind() == MemberReferenceKind.Method
                ? SignatureText.OfMethod(member.DecodeMethodSignature(text, null))
                : member.DecodeFieldSignature(text, null);
            if (!SdkSurface.OfHost.HasMember(type, $"{name} {signature}"))
            {
                yield return $"{type}.{name}";
            }
        }
    }

    private static bool IsOfSdk(MetadataReader reader, EntityHandle parent, string type) => parent.Kind switch
    {
        HandleKind.TypeReference => TypeNames.AssemblyOf(reader, (TypeReferenceHandle)parent) == SdkSurface.AssemblyName,
        HandleKind.TypeSpecification => type.StartsWith(SdkSurface.AssemblyName + ".", StringComparison.Ordinal),
        _ => false,
    };
}

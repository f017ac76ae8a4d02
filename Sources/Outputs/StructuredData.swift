import Bytes
import SiteModel
extension Edition { func writeStructuredData(of page: Page, into out: inout [UInt8]) { out.append("{}" as StaticString) } }
